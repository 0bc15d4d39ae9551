"""The third door: a page is declared, and what every page does is done here, alike for all of them.

`Page` is looked at; on `ActPage` something is written. A room says in a class which record a page is
about, which form asks, which act writes, what is shown and where it leads; an address names the class
(`path("cases/<uuid:pk>/assign/", Assign.view(), name="assign")`). This module fetches the record through
reach, asks the right, binds the form, knows a form that was sent twice, puts a refusal on the form, where
nothing typed is lost, shows what stands there after somebody else wrote it, and answers with the status
that says what happened: 200 shown, 302 written, 403 not permitted, 404 not there, 409 refused, 422 asked
again. A program that sends the same form and accepts JSON gets the same answers as JSON.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import messages
from django.db import models
from django.http import HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext_lazy

from umai.access.doors import Act, AlreadyReplaced, consult
from umai.access.permissions import may_do, require_right
from umai.access.requests import SignedInRequest, signed_in_only
from umai.access.requirements import AlreadyReceived
from umai.design.fields.forms import Form
from umai.law.terms.clock import today
from umai.refusal import NotPermitted, Refusal

RECEIVED_WITH_OTHER_WORDS = gettext_lazy(
    "This was received before, with other words. Nothing was overwritten. Open what stands there, and"
    " correct it if your words should stand."
)


class Page:
    """A page that is looked at. One instance answers one request."""

    of: type[models.Model] | None = None
    """Model of the record that the page is about, which the address names as `pk`; None: about none."""
    related: tuple[str, ...] = ()
    """What is read together with the record, as `select_related` names it."""
    look: str = ""
    """The right that is asked before the page is shown, as in `umai.access.permissions`; "": reach alone."""
    template: str = ""
    methods: tuple[str, ...] = ("GET", "HEAD")

    def __init__(self, request: SignedInRequest, **address: Any) -> None:
        self.request, self.by, self.address = request, request.by, address
        self.status = 200
        self.record = self.find()
        self.permit()

    @classmethod
    def view(cls) -> Callable[..., HttpResponse]:
        """The page as Django's addresses take it: for whoever is signed in."""

        def page(request, **address):
            methods = ("POST",) if "POST" in cls.methods and not cls.template else cls.methods
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            return cls(request, **address).respond()

        page.__name__, page.__doc__ = cls.__name__, cls.__doc__
        view = signed_in_only(page)
        view.page = cls
        return view

    def find(self) -> Any:
        """The record that the page is about; the look at it goes on the trail."""
        if self.of is None:
            return None
        return consult(self.of, self.address["pk"], by=self.by, related=self.related)

    def permit(self) -> None:
        """Refuse whoever may not look at the page."""
        if self.look:
            require_right(self.by, self.look, self.record)

    @property
    def sent(self) -> Any:
        """What was typed; None where the page is only opened."""
        return self.request.POST if self.request.method == "POST" else None

    def head(self) -> dict[str, Any]:
        """What every page of this kind shows on top, given to the template beside `context`."""
        return {"today": today()}

    def context(self) -> dict[str, Any]:
        """What this page shows, for its template."""
        return {}

    def respond(self) -> HttpResponse:
        return self.draw()

    def draw(self) -> HttpResponse:
        return render(self.request, self.template, self.head() | self.context(), status=self.status)


class ActPage(Page):
    """A page on which something is written: a form is asked, an act writes what was answered."""

    declared: ClassVar[list[type["ActPage"]]] = []
    """Every page that names an act, in the order in which they were declared."""

    act: ClassVar[Act]
    """What is done. Its name is the right that is asked, unless `look` says another."""
    form_class: type[Form] | None = None
    """The form that asks; None for a page whose button says everything."""
    makes: type[models.Model] | None = None
    """Model of the row whose id the form makes: a form that was sent twice is known by it."""
    refused_on: str | None = None
    """The field beside which a refusal stands; None: on top of the form."""
    message: Any = ""
    """What the next page says on top once it is done; "": nothing."""
    methods = ("GET", "HEAD", "POST")

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "act" in cls.__dict__:
            # A function of its own, not a method of the page.
            cls.act = staticmethod(cls.act)  # type: ignore[assignment]
            ActPage.declared.append(cls)

    def __init__(self, request: SignedInRequest, **address: Any) -> None:
        super().__init__(request, **address)
        self.refusal = ""  # the sentence of a refusal, which a page without a form shows by itself
        self.meanwhile = False  # whether somebody else wrote what stands, after the form was shown
        self.standing = self.find_standing()
        self.form: Any = self.make_form()  # each page knows the fields of its own

    def permit(self) -> None:
        require_right(self.by, self.look or self.act.act, self.record)

    def find_standing(self) -> Any:
        """The row in whose place the answers will stand; None where nothing is written yet."""
        return None

    def initial(self) -> dict[str, Any]:
        """What the form shows before anything is typed: the row that stands."""
        if self.standing is None or self.form_class is None:
            return {}
        names = [name for name in self.form_class.base_fields if hasattr(self.standing, name)]
        return {name: getattr(self.standing, name) for name in names if name != "id"}

    def form_options(self) -> dict[str, Any]:
        """What else the form is made with."""
        return {}

    def make_form(self) -> Form | None:
        """The form; None where this page asks nothing now, so that nothing is written."""
        if self.form_class is None:
            return None
        sent = self.request.method == "POST"
        data, files = (self.request.POST, self.request.FILES) if sent else (None, None)
        initial = {"seen": self.standing.pk} if self.standing is not None else {}
        return self.form_class(data, files, initial=initial | self.initial(), **self.form_options())

    def respond(self) -> HttpResponse:
        posted = self.request.method == "POST"
        if posted and (outcome := self.received()) is not None:
            if not self.says_otherwise(outcome):
                return self.leave(outcome)
            self.refuse(AlreadyReceived(RECEIVED_WITH_OTHER_WORDS))
        elif posted and self.is_answered():
            try:
                return self.leave(self.perform())
            except Refusal as refusal:
                if self.form is None and not self.template:
                    raise
                if isinstance(refusal, NotPermitted) and not self.may_say_otherwise():
                    raise
                if outcome := self.received():  # sent twice at once, and the other one was faster
                    return self.leave(outcome)
                self.refuse(refusal)
        elif self.form is not None and self.form.is_bound and not self.form.is_valid():
            self.status = 422
        return self.draw()

    def is_answered(self) -> bool:
        """Whether everything is there that the act needs; not where the page has a form and asks nothing."""
        return self.form.is_valid() if self.form is not None else self.form_class is None

    def received(self) -> Any:
        """The row that this very form wrote already; None when it is sent for the first time.

        The form may offer other answers since then, so it need not be valid any more.
        """
        if self.makes is None or self.form is None or not self.form.is_bound or "id" in self.form.errors:
            return None
        return self.find_received(self.form.cleaned_data["id"])

    def find_received(self, number: Any) -> Any:
        """The row that a form with this id wrote; None where there is none."""
        if self.makes is None:
            return None
        rows: Any = getattr(self.makes, "ever", self.makes._default_manager).all()
        if hasattr(rows, "within_reach_of"):  # of other tables `belongs` says whose rows are meant
            rows = rows.within_reach_of(self.by)
        return rows.filter(pk=number, **self.belongs()).first()

    def says_otherwise(self, row: Any) -> bool:
        """Whether words were changed since this form was received: going back and sending it again."""
        given = self.form.cleaned_data if self.form is not None else {}
        typed = {name: value for name, value in given.items() if isinstance(value, str)}
        stands = {name: getattr(row, name) for name in typed if isinstance(getattr(row, name, None), str)}
        return any(typed[name].strip() != stands[name].strip() for name in stands)

    def belongs(self) -> dict[str, Any]:
        """What a row that this page wrote says of its record: the id of another row is not an answer."""
        if self.record is None or self.makes is None:
            return {}
        of = type(self.record)
        fields = [field for field in self.makes._meta.concrete_fields if field.related_model is of]
        return {fields[0].attname: self.record.pk} if fields else {}

    def answers(self) -> dict[str, Any]:
        """What was answered, as the act takes it."""
        return self.form.answers() if self.form is not None else {}

    def perform(self) -> Any:
        return self.act(self.record, by=self.by, **self.answers())

    def refuse(self, refusal: Refusal) -> None:
        """Put the sentence on the form; after somebody else wrote, show what stands there now."""
        self.status, self.refusal = refusal.status, str(refusal)
        if isinstance(refusal, AlreadyReplaced):
            self.meanwhile = True
            self.standing = self.find_standing()
            if self.form is not None and hasattr(self.form, "mark_seen"):
                self.form.mark_seen(self.standing)
        if self.form is not None:
            field = self.refused_on if self.refused_on in self.form.fields else None
            self.form.add_error(field, str(refusal))

    def may_say_otherwise(self) -> bool:
        """Whether only these answers were not permitted: then they stay on the page."""
        return self.form is not None and may_do(self.by, self.act.act, self.record)

    def destination(self, outcome: Any) -> Any:
        """Where one goes once it is done, as `redirect` takes it: the record's own page."""
        return self.record

    def leave(self, outcome: Any) -> HttpResponse:
        if self.for_a_program():
            return JsonResponse({"id": str(outcome.pk), "url": resolve_url(self.destination(outcome))})
        if message := self.message:
            messages.success(self.request, message)
        return redirect(self.destination(outcome))

    def writes(self) -> bool:
        """Whether this person may write here now, so that the form is shown."""
        return may_do(self.by, self.act.act, self.record)

    def head(self) -> dict[str, Any]:
        said = {"refusal": self.refusal, "meanwhile": self.meanwhile}
        return super().head() | said | {"form": self.form, "writes": self.writes()}

    def draw(self) -> HttpResponse:
        return JsonResponse(self.as_json(), status=self.status) if self.for_a_program() else super().draw()

    def for_a_program(self) -> bool:
        """Whether the answer is read by a program, not by a person."""
        types = ["text/html", "application/json"]
        return self.request.get_preferred_type(types) == "application/json"

    def as_json(self) -> dict[str, Any]:
        """What went wrong, and which row stands there now: for a program that sends the form again."""
        errors = self.form.errors.get_json_data() if self.form is not None else {}
        return {"errors": errors, "seen": self.standing and str(self.standing.pk)}
