"""Put every row of the register behind row security.

Adults and households belong to several children, so they are also seen through a granted child,
or one whose file is held within reach (a mother with children in two villages is seen from both),
and never through a walled one; functions of the owner say which they are. When a file moves, its
adults and households move too (`access_move_file` asks for it; nobody else may), unless another child
of theirs is held elsewhere. Safe forward and
back with data in place.
"""

from django.db import migrations

from umai.access.protect import Protect

DEFINER = (
    "language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp"
)

FUNCTIONS = f"""
create function register_adults_of(children uuid[]) returns uuid[] {DEFINER} as $$
begin
    if cardinality(children) = 0 then return '{{}}'; end if;
    return array(select adult_id from register_kinship where child_id = any (children) and current
                 union select carer_id from register_carearrangement
                 where child_id = any (children) and current and carer_id is not null);
end $$;
create function register_households_of(children uuid[]) returns uuid[] {DEFINER} as $$
begin
    if cardinality(children) = 0 then return '{{}}'; end if;
    return array(select household_id from register_membership where child_id = any (children) and current);
end $$;
create function register_granted_adults() returns uuid[] {DEFINER} as $$
begin return register_adults_of(access_granted()); end $$;
create function register_walled_adults() returns uuid[] {DEFINER} as $$
begin return register_adults_of(access_walled()); end $$;
create function register_granted_households() returns uuid[] {DEFINER} as $$
begin return register_households_of(access_granted()); end $$;
create function register_walled_households() returns uuid[] {DEFINER} as $$
begin return register_households_of(access_walled()); end $$;
create function register_adult_within(adult uuid) returns boolean {DEFINER} as $$
begin
    return exists (select 1 from register_kinship where adult_id = adult and current
                   and (district_id = any (access_districts()) or municipality_id = any (access_municipalities())))
        or exists (select 1 from register_carearrangement where carer_id = adult and current
                   and (district_id = any (access_districts()) or municipality_id = any (access_municipalities())));
end $$;
create function register_household_within(household uuid) returns boolean {DEFINER} as $$
begin
    return exists (select 1 from register_membership where household_id = household and current
                   and child_id is not null
                   and (district_id = any (access_districts()) or municipality_id = any (access_municipalities())));
end $$;
create function register_follow_child(child uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare held record; adults uuid[]; homes uuid[];
begin
    if access_worker() is null then
        raise insufficient_privilege using message = 'nobody is speaking';
    end if;
    select district_id, municipality_id, office_id into strict held from register_child where id = child;
    adults := array(select k.adult_id from register_kinship k where k.child_id = child and k.current
                    and not exists (select 1 from register_kinship o where o.adult_id = k.adult_id and o.current
                                    and o.municipality_id is distinct from held.municipality_id));
    homes := array(select m.household_id from register_membership m where m.child_id = child and m.current
                   and not exists (select 1 from register_membership o where o.household_id = m.household_id
                                   and o.current and o.child_id is not null
                                   and o.municipality_id is distinct from held.municipality_id));
    update register_adult set district_id = held.district_id, municipality_id = held.municipality_id,
        office_id = held.office_id where id = any (adults);
    update register_adultidentity set district_id = held.district_id, municipality_id = held.municipality_id,
        office_id = held.office_id where adult_id = any (adults);
    update register_absence set district_id = held.district_id, municipality_id = held.municipality_id,
        office_id = held.office_id where adult_id = any (adults);
    update register_household set district_id = held.district_id, municipality_id = held.municipality_id,
        office_id = held.office_id where id = any (homes);
    update register_membership set district_id = held.district_id, municipality_id = held.municipality_id,
        office_id = held.office_id where household_id = any (homes) and child_id is null;
end $$;
create function register_adult_known(adult uuid) returns boolean {DEFINER} as $$
begin return exists (select 1 from register_adult where id = adult); end $$;
create function register_household_known(household uuid) returns boolean {DEFINER} as $$
begin return exists (select 1 from register_household where id = household); end $$;
create function register_named_before(fact uuid, adult uuid) returns boolean {DEFINER} as $$
begin
    return exists (select 1 from register_kinship where id = fact and adult_id = adult)
        or exists (select 1 from register_carearrangement where id = fact and carer_id = adult);
end $$;
revoke all on function register_named_before(uuid, uuid), register_adult_known(uuid), register_household_known(uuid), register_follow_child(uuid), register_adults_of(uuid[]), register_households_of(uuid[]), register_granted_adults(),
    register_walled_adults(), register_granted_households(), register_walled_households(),
    register_adult_within(uuid), register_household_within(uuid) from public;
"""
BACK = """
drop function register_named_before(uuid, uuid), register_household_known(uuid), register_adult_known(uuid), register_follow_child(uuid), register_household_within(uuid), register_adult_within(uuid), register_walled_households(), register_granted_households(), register_walled_adults(),
    register_granted_adults(), register_households_of(uuid[]), register_adults_of(uuid[]);
"""


# Whoever is named in a family is seen from it, so nobody names a person or a household whom they do
# not see already: knowing an id must open nothing. One that is not there yet is about to be made.
SEES_ADULT = "exists (select 1 from register_adult a where a.id = {column})"
SEES_HOUSEHOLD = "exists (select 1 from register_household h where h.id = household_id)"
NAMING = f"""
create policy names_whom_it_sees on register_kinship as restrictive for insert to umai_web with check (
    not register_adult_known(adult_id) or {SEES_ADULT.format(column="adult_id")}
    or register_named_before(replaces_id, adult_id));
create policy names_whom_it_sees on register_carearrangement as restrictive for insert to umai_web with check (
    carer_id is null or {SEES_ADULT.format(column="carer_id")}
    or register_named_before(replaces_id, carer_id));
create policy names_whom_it_sees on register_membership as restrictive for insert to umai_web with check (
    (not register_household_known(household_id) or {SEES_HOUSEHOLD})
    and (adult_id is null or {SEES_ADULT.format(column="adult_id")})
    and (child_id is null or exists (select 1 from register_child c where c.id = register_membership.child_id)));
"""
NAMING_BACK = """
drop policy names_whom_it_sees on register_membership;
drop policy names_whom_it_sees on register_carearrangement;
drop policy names_whom_it_sees on register_kinship;
"""


def of_adults(column):
    return {
        "also": f"{column} = any ((select register_granted_adults())::uuid[])"
        f" or register_adult_within({column})",
        "unless": f"{column} = any ((select register_walled_adults())::uuid[])",
    }


def of_households(column):
    return {
        "also": f"{column} = any ((select register_granted_households())::uuid[])"
        f" or register_household_within({column})",
        "unless": f"{column} = any ((select register_walled_households())::uuid[])",
    }


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial"), ("access", "0003_stamps_and_moves")]
    operations = [
        migrations.RunSQL(FUNCTIONS, reverse_sql=BACK),
        Protect("register_child", anchor=None),
        Protect("register_identity", fact=True),
        Protect("register_namekey"),
        Protect("register_adult", **of_adults("id")),
        Protect("register_adultidentity", fact=True, **of_adults("adult_id")),
        Protect("register_absence", fact=True, **of_adults("adult_id")),
        Protect("register_household", **of_households("id")),
        Protect("register_membership", fact=True, **of_households("household_id")),
        Protect("register_kinship", fact=True),
        Protect("register_address", fact=True),
        Protect("register_carearrangement", fact=True),
        Protect("register_schooling", fact=True),
        Protect("register_healthpoint", fact=True),
        Protect("register_languages", fact=True),
        Protect("register_healthdetail", fact=True, sealed=True),
        Protect("register_shelteraddress", fact=True, sealed=True),
        Protect("register_adoption", fact=True, sealed=True),
        migrations.RunSQL(NAMING, reverse_sql=NAMING_BACK),
    ]
