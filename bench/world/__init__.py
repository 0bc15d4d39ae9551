"""An invented country of children and the lists that know some of them: with the truth beside.

    .venv/bin/python -m bench.world --left 1000000 --right 300000 --seed 1 --out DIR [--people N]
    .venv/bin/python -m bench.world --lists 4 --size 50000 --seed 1 --out DIR [--style raw]

`places` says where they live, `people` who they are and who is related, `lists` which list knows
whom, `rates` how often something is written otherwise and why we think so, `clerk` writes a row as
an office would, `raw` writes whole files as offices send them. Nothing here has seen the keys by
which rows are matched: the damage was written from umai/names/README.md's rules of spelling and from
what clerks are known to do, and is not to be bent to the keys.
"""
