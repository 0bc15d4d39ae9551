"""Before somebody is accepted as carer: what is known of the household, in three answers across districts."""
