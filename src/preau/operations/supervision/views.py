from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from preau.kernel.public import public
from preau.operations.supervision.queries import ready


@public
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    return JsonResponse({"status": "ok"})


@public
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    return JsonResponse({"status": "ok"}) if ready() else JsonResponse({"status": "unready"}, status=503)
