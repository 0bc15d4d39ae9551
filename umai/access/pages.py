"""The classes of pages: a room declares a page, and what all pages do is done here.

`Page` only shows; `ActPage` writes. A room declares in a class the record of the page, its form, its
act, what is shown and where it leads; an address names the class
(`path("cases/<uuid:pk>/assign/", Assign.view(), name="assign")`). This module fetches the record within
reach, checks the right, binds the form, recognises a form that was sent twice, and shows a refusal on
the form, with what was typed and with the row that somebody else wrote meanwhile. The status is 200
shown, 302 written, 403 not permitted, 404 not found, 409 refused, 422 form invalid. A program that sends
the same form and accepts JSON gets the same answers as JSON.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar

from django.contrib import messages
from django.db import models, transaction
from django.http import HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext_lazy

from umai.access.browser.received_forms import digest_of_form, keep_digest, was_received
from umai.access.doors import Act, AlreadyReplaced, consult
from umai.access.permissions import may_do, require_right
from umai.access.requests import SignedInRequest, is_for_a_program, signed_in_only
from umai.access.requirements import AlreadyReceived
from umai.design.fields.forms import Form
from umai.law.terms.clock import today
from umai.refusal import NotPermitted, Refusal

RECEIVED_WITH_OTHER_WORDS = gettext_lazy(
    "This was received before, with other words. Nothing was overwritten. Open what stands there, and"
    " correct it if your words should stand."
)


class Page:
    """A page that only shows. One instance answers one request."""

    of: type[models.Model] | None = None
    """Model of the record that the page is about, which the address names as `pk`; None: about none."""
    related: tuple[str, ...] = ()
    """What is read together with the record, as `select_related` names it."""
    right_to_find: str = ""
    """The right without which the record is not even looked for; "": only `permit` asks for one."""
    look: str = ""
    """The right that the page requires, as in `umai.access.permissions`; "": reach alone."""
    template: str = ""
    methods: tuple[str, ...] = ("GET", "HEAD")

    def __init__(self, request: SignedInRequest, **address: Any) -> None:
        self.request, self.by, self.address = request, request.by, address
        self.status = 200
        if self.right_to_find:
            require_right(self.by, self.right_to_find)
        self.record = self.find()
        self.permit()

    @classmethod
    def view(cls) -> Callable[..., HttpResponse]:
        """The page as a view for `urlpatterns`, for signed-in workers only."""

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
        """The record that the page is about; the look at it is noted on the trail."""
        if self.of is None:
            return None
        return consult(self.of, self.address["pk"], by=self.by, related=self.related)

    def permit(self) -> None:
        """Refuse a worker who may not look at the page."""
        if self.look:
            require_right(self.by, self.look, self.record)

    @property
    def sent(self) -> Any:
        """The data that was sent; None when the page is only opened."""
        return self.request.POST if self.request.method == "POST" else None

    def head(self) -> dict[str, Any]:
        """What every page of this kind shows on top; the template gets it together with `context`."""
        return {"today": today()}

    def context(self) -> dict[str, Any]:
        """What this page shows, for its template."""
        return {}

    def respond(self) -> HttpResponse:
        return self.draw()

    def draw(self) -> HttpResponse:
        return render(self.request, self.template, self.head() | self.context(), status=self.status)


class ActPage(Page):
    """A page that writes: it shows a form, and an act writes the answers."""

    declared: ClassVar[list[type["ActPage"]]] = []
    """Every page that names an act, in the order in which they were declared."""

    act: ClassVar[Act]
    """The act. Its name is the right that the page requires, unless `look` names another."""
    form_class: type[Form] | None = None
    """The form; None for a page with only a button."""
    makes: type[models.Model] | None = None
    """Model of the row whose id the form makes, by which a form that was sent twice is recognised."""
    compares_itself = False
    """Whether `received` compares the answers; otherwise all that is sent is compared with the first time."""
    refused_on: str | None = None
    """The field at which a refusal is shown; None: on top of the form."""
    message: Any = ""
    """The message on top of the next page after the act; "": none."""
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
        """The row that the answers will replace; None when there is none yet."""
        return None

    def initial(self) -> dict[str, Any]:
        """The initial values of the form: those of the present row."""
        if self.standing is None or self.form_class is None:
            return {}
        names = [name for name in self.form_class.base_fields if hasattr(self.standing, name)]
        return {name: getattr(self.standing, name) for name in names if name != "id"}

    def form_options(self) -> dict[str, Any]:
        """Further arguments of the form."""
        return {}

    def make_form(self) -> Form | None:
        """The form; None when this page has none now, so that nothing can be written."""
        if self.form_class is None:
            return None
        sent = self.request.method == "POST"
        data, files = (self.request.POST, self.request.FILES) if sent else (None, None)
        initial = {"seen": self.standing.pk} if self.standing is not None else {}
        return self.form_class(data, files, initial=initial | self.initial(), **self.form_options())

    def respond(self) -> HttpResponse:
        posted = self.request.method == "POST"
        if posted and (outcome := self.received()) is not None:
            if self.is_sent_again():
                return self.leave(outcome)
            self.refuse(AlreadyReceived(RECEIVED_WITH_OTHER_WORDS))
        elif posted and self.is_answered():
            try:
                return self.leave(self.write())
            except Refusal as refusal:
                if self.form is None and not self.template:
                    raise
                if isinstance(refusal, NotPermitted) and not self.may_say_otherwise():
                    raise
                # Sent twice at once, and the other one was faster.
                if (outcome := self.received()) is not None and self.is_sent_again():
                    return self.leave(outcome)
                self.refuse(refusal)
        elif self.form is not None and self.form.is_bound and not self.form.is_valid():
            self.status = 422
        return self.draw()

    def is_answered(self) -> bool:
        """Whether the form is valid; False when the page has a form class but no form now."""
        return self.form.is_valid() if self.form is not None else self.form_class is None

    def write(self) -> Any:
        """Write the answers, all or nothing, and keep by what the same form is recognised."""
        with transaction.atomic():
            outcome = self.perform()
            if (number := self.form_id()) is not None and not self.compares_itself:
                keep_digest(number, self.digest, by=self.by)
            return outcome

    def form_id(self) -> Any:
        """The id that this form was given when it was opened; None where the form has none."""
        if self.makes is None or self.form is None or not self.form.is_bound or "id" in self.form.errors:
            return None
        return self.form.cleaned_data.get("id")

    @cached_property
    def digest(self) -> bytes:
        """What all that was sent is recognised by."""
        return digest_of_form(self.request)

    def received(self) -> Any:
        """The row that this form wrote already; None when it is sent for the first time.

        The form may offer other answers since then, so it need not be valid any more.
        """
        number = self.form_id()
        return None if number is None else self.find_received(number)

    def find_received(self, number: Any) -> Any:
        """The row that a form with this id wrote; None when there is none."""
        if self.makes is None:
            return None
        rows: Any = getattr(self.makes, "ever", self.makes._default_manager).all()
        if hasattr(rows, "within_reach_of"):  # of other tables `belongs` says whose rows are meant
            rows = rows.within_reach_of(self.by)
        return rows.filter(pk=number, **self.belongs()).first()

    def is_sent_again(self) -> bool:
        """Whether this form, which wrote a row before, is sent with the same answers and files."""
        number = self.form_id()
        return self.compares_itself or number is None or was_received(number, self.digest, by=self.by)

    def belongs(self) -> dict[str, Any]:
        """The columns by which a row belongs to the record of this page."""
        if self.record is None or self.makes is None:
            return {}
        of = type(self.record)
        fields = [field for field in self.makes._meta.concrete_fields if field.related_model is of]
        return {fields[0].attname: self.record.pk} if fields else {}

    def answers(self) -> dict[str, Any]:
        """The answers, as arguments of the act."""
        return self.form.answers() if self.form is not None else {}

    def perform(self) -> Any:
        return self.act(self.record, by=self.by, **self.answers())

    def refuse(self, refusal: Refusal) -> None:
        """Show the refusal on the form; if somebody else wrote first, with the present row."""
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
        """Whether the worker may do this act and only these answers were refused: then the form is kept."""
        return self.form is not None and may_do(self.by, self.act.act, self.record)

    def destination(self, outcome: Any) -> Any:
        """The next page after the act, as `redirect` takes it: the record's own page."""
        return self.record

    def leave(self, outcome: Any) -> HttpResponse:
        if is_for_a_program(self.request):
            return JsonResponse({"id": str(outcome.pk), "url": resolve_url(self.destination(outcome))})
        if message := self.message:
            messages.success(self.request, message)
        return redirect(self.destination(outcome))

    def writes(self) -> bool:
        """Whether this worker may write here now, so that the form is shown."""
        return may_do(self.by, self.act.act, self.record)

    def head(self) -> dict[str, Any]:
        said = {"refusal": self.refusal, "meanwhile": self.meanwhile}
        return super().head() | said | {"form": self.form, "writes": self.writes()}

    def draw(self) -> HttpResponse:
        return (
            JsonResponse(self.as_json(), status=self.status)
            if is_for_a_program(self.request)
            else super().draw()
        )

    def as_json(self) -> dict[str, Any]:
        """What went wrong, and which row is present now, for a program that sends the form again."""
        errors = self.form.errors.get_json_data() if self.form is not None else {}
        seen = self.standing and str(self.standing.pk)
        return {"errors": errors, "refusal": self.refusal, "seen": seen}
