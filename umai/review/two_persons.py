"""What needs two persons: each act that ends, hides or weakens something, on one page.

What begins (a case, a call, a protection) waits for nobody. The database decides: the functions named here
refuse the effect unless another person agreed, whatever the program says (`access_is_another` says who is
another person). A test plays each row as one person.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class ActOfTwo:
    """One thing that one person alone may not do."""

    ends: str
    """What it ends, hides or weakens, in words."""
    asked_by: tuple[str, ...]
    """The acts with which one person asks for it."""
    agreed_by: str
    """The act with which another person agrees; "" where none does, and it is refused."""
    asked_in: str
    """The table with what was asked."""
    effect_in: str
    """The table with the row that nobody writes alone."""
    functions: tuple[str, ...]
    """The functions of the database that refuse it."""


ACTS_OF_TWO = (
    ActOfTwo(
        "A report of violence, self-harm or danger ends without a case (also one that somebody held urgent"
        " or for a concern, and every report that is called unfounded)",
        ("identification.propose_ending",),
        "identification.agree_ending",
        "identification_endingproposal",
        "identification_signalending",
        ("identification_require_two",),
    ),
    ActOfTwo(
        "Such a report ends with the case of a child; the case works on it at once",
        ("intake.open_from_signal", "intake.add_signal"),
        "identification.confirm_joining",
        "identification_joining",
        "identification_joininganswer",
        ("identification_joining_answered", "identification_require_two", "intake_joining_right"),
    ),
    ActOfTwo(
        "A protection ends, whatever the end is called",
        ("protection.propose_end",),
        "protection.agree_end",
        "protection_protectionendproposal",
        "protection_protectionending",
        ("protection_require_second",),
    ),
    ActOfTwo(
        "A removal is taken back by another decision or by striking it: it ends with the protection",
        ("protection.decide",),
        "",
        "protection_safetydecision",
        "protection_safetydecision",
        ("protection_keep_removal",),
    ),
    ActOfTwo(
        "Two records become one child, or two, while a case, a call or a protection runs or a wall stands",
        ("register.merge", "register.unmerge"),
        "register.agree_merge",
        "register_mergeproposal",
        "register_merge",
        ("register_merge_by_two",),
    ),
    ActOfTwo(
        "The risk falls by two levels, or soon after danger",
        ("assessment.complete", "review.record", "visits.record"),
        "intake.agree_lowering",
        "intake_risklowering",
        "intake_risklevel",
        ("intake_lowering_answered", "intake_risk_by_two"),
    ),
    ActOfTwo(
        "A case is closed",
        ("review.propose_closing",),
        "review.agree_closing",
        "intake_closingproposal",
        "intake_closure",
        ("intake_closing_by_two",),
    ),
    ActOfTwo(
        "Who reported is opened",
        ("identification.ask_opening",),
        "identification.agree_opening",
        "identification_opening",
        "identification_consent",
        ("identification_may_agree", "identification_unseal"),
    ),
    ActOfTwo(
        "A new sign-in code for an account in use: whoever has it is the holder",
        ("offices.give_account",),
        "offices.agree_staff",
        "offices_staffrequest",
        "offices_staffanswer",
        ("offices_may_agree", "offices_code_by_two"),
    ),
    ActOfTwo(
        "A post for somebody who has an account, and one of a further administrator",
        ("offices.appoint",),
        "offices.agree_staff",
        "offices_staffrequest",
        "offices_staffanswer",
        ("offices_may_agree", "offices_post_by_two", "offices_keep_post"),
    ),
    ActOfTwo(
        "What is kept is handed over to whoever asked; never to somebody from whom the child is protected",
        ("rights.ask_extract",),
        "rights.release_extract",
        "rights_extractrequest",
        "rights_extractanswer",
        ("rights_extract_by_two", "rights_print_released"),
    ),
    ActOfTwo(
        "The names and words of a file are erased",
        ("rights.propose_erasure",),
        "rights.agree_erasure",
        "rights_erasureproposal",
        "rights_erasure",
        ("rights_erasure_by_two",),
    ),
    ActOfTwo(
        "Somebody is accepted as guardian although the check of the household names an office to speak with",
        ("guardianship.propose_acceptance",),
        "guardianship.answer_acceptance",
        "guardianship_acceptanceproposal",
        "guardianship_acceptanceanswer",
        ("guardianship_accept_by_two", "guardianship_checked_first"),
    ),
    ActOfTwo(
        "A child is not followed any more after self-harm, before its year is over",
        ("self_harm.open",),
        "self_harm.end",
        "self_harm_selfharmpath",
        "self_harm_selfharmpathending",
        ("self_harm_ended",),
    ),
    ActOfTwo(
        "A letter about a body that did not inform leaves; it is numbered as it is signed",
        ("justice.propose_letter",),
        "justice.sign_letter",
        "justice_dutyletter",
        "justice_dutylettersigning",
        ("justice_letter_by_two",),
    ),
    ActOfTwo(
        "An incident did not happen as it was told: it counts and alarms no more, and what hung on it falls",
        ("justice.record_unfounded",),
        "justice.record_unfounded_answer",
        "justice_unfoundedproposal",
        "justice_unfoundedanswer",
        ("justice_unfounded_by_two", "identification_require_two"),
    ),
    ActOfTwo(
        "A wall is lifted: a file is opened again to a worker who is tied to the child",
        ("walls.ask_lift",),
        "walls.agree_lift",
        "walls_liftrequest",
        "walls_liftanswer",
        ("walls_may_answer", "walls_answer_lift", "walls_keep_wall"),
    ),
    ActOfTwo(
        "The law changes: files are laid over that which comes with Umai, or taken away again",
        ("lawbook.propose",),
        "lawbook.put_in_force",
        "lawbook_lawproposal",
        "lawbook_lawanswer",
        ("lawbook_may_agree", "lawbook_begin"),
    ),
    ActOfTwo(
        "The original of evidence is opened, for some hours and to who asked alone: taken out or handed over",
        ("justice.ask_original",),
        "justice.answer_original",
        "justice_evidenceopening",
        "justice_evidenceopeninganswer",
        ("justice_opening_by_two", "justice_original_open", "justice_taken_out_open"),
    ),
    ActOfTwo(
        "Who watches opens a file, and its department is told days later, where the office is the subject",
        ("watch.ask_opening",),
        "watch.agree_opening",
        "watch_watchopeningrequest",
        "watch_watchopeninganswer",
        ("watch_ask_opening", "watch_may_answer_opening", "watch_open_file"),
    ),
)
