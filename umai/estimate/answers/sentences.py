"""The sentences of remarks on an estimate, by their codes. Knows no package of analysis: a page reads it."""

from umai.counts.remarks import gettext_noop

SENTENCES = {
    "barely_overlap": gettext_noop(
        "The lists barely overlap: %(several)s of %(seen)s children are on two lists or more, and every"
        " figure here rests on these few."
    ),
    "two_lists": gettext_noop(
        "With two lists nothing shows whether they are independent; where one feeds the other the number is"
        " too low. A third list is needed."
    ),
    "no_upper_limit": gettext_noop(
        "These lists set no upper limit to the number of children: take the lower end alone."
    ),
    "unequal_ease": gettext_noop(
        "Some children may be harder to find than others (probability %(probability)s %%). The average of all"
        " models knows nothing of that and says %(low)s to %(high)s; the interval of the answer reckons with"
        " it."
    ),
    "methods_apart": gettext_noop(
        "The model decides the answer: %(least)s by %(least_method)s, %(most)s by %(most_method)s. They"
        " differ in which lists they take to depend on each other; say all of them, and not one."
    ),
    "below_bound": gettext_noop(
        "The average is below Chao's lower bound of %(bound)s: some children are much harder to find than"
        " others, and there are likely more than the average says."
    ),
    "share_nobody": gettext_noop(
        "%(one)s and %(other)s share no child: by chance, or because they exclude each other; nobody can"
        " tell."
    ),
    "feed": gettext_noop(
        "%(one)s and %(other)s feed each other or reach the same children: they share %(shared)s, and"
        " %(expected)s would be expected. Taken for independent they would make the number too low."
    ),
    "avoid": gettext_noop(
        "%(one)s and %(other)s avoid each other: they share %(shared)s, and %(expected)s would be expected."
        " Taken for independent they would make the number too high."
    ),
    "pair_has_no_best": gettext_noop(
        "The model in which only %(one)s and %(other)s depend on each other is refused: among the histories"
        " that were seen no estimate fits it best."
    ),
    "pair_cannot_be_told": gettext_noop(
        "The model in which only %(one)s and %(other)s depend on each other is refused: different numbers of"
        " children fit these histories equally well."
    ),
    "all_pairs_have_no_best": gettext_noop(
        "The model in which every two lists depend on each other is refused: among the histories that were"
        " seen no estimate fits it best."
    ),
    "all_pairs_cannot_be_told": gettext_noop(
        "The model in which every two lists depend on each other is refused: different numbers of children"
        " fit these histories equally well."
    ),
    "rests_on_a_list": gettext_noop(
        "Without %(list)s the answer is %(estimate)s, outside of the interval: it rests on this list."
    ),
    "thin_strata": gettext_noop(
        "%(column)s: %(thin)s of %(levels)s values have fewer than %(fewest)s children on two lists; they are"
        " given as many children on no list for each one seen as the whole has."
    ),
    "strata_apart": gettext_noop(
        "%(column)s: estimated one by one its values add up to %(added)s, and not %(whole)s: the lists do not"
        " reach all of them alike. The table shares out the estimate of the whole."
    ),
}
