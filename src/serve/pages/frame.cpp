// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/pages/frame.h"

#include "base/text.h"
#include "serve/pages/html.h"

namespace catalpa::serve {
namespace {

QByteArray head(const Frame &frame)
{
    return "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
           "<meta name=\"color-scheme\" content=\"light dark\">"
        + element("title", html(Text::tr("%1 – Catalpa").arg(frame.title)))
        + "<link rel=\"stylesheet\" href=\"/style.css\"><link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">"
        + (frame.next.isEmpty() ? QByteArray()
                                : "<link rel=\"next\" href=\"" + QByteArray(frame.next).replace('&', "&amp;") + "\">")
        + "</head>";
}

QByteArray place(const QByteArray &href, const QString &name, bool isHere)
{
    return anchor(href, html(name), isHere ? "aria-current=\"page\"" : "");
}

QByteArray header(const Frame &frame)
{
    const QByteArray search = "<form role=\"search\" action=\"/\"><label for=\"search\" class=\"unseen\">"
        + html(Text::tr("Search authors and books"))
        + "</label><input type=\"search\" id=\"search\" name=\"search\" dir=\"auto\" maxlength=\"1000\" placeholder=\""
        + html(Text::tr("Search authors and books")) + "\" value=\"" + html(frame.search) + "\"><button>"
        + html(Text::tr("Search")) + "</button></form>";
    const QByteArray places = "<nav aria-label=\"" + html(Text::tr("Catalogue")) + "\">"
        + place("/authors", Text::tr("Authors"), frame.place == Place::Authors)
        + place("/books", Text::tr("Books"), frame.place == Place::Books) + "</nav>";
    return "<header><a class=\"brand\" href=\"/\"><img src=\"/icon.svg\" alt=\"\" width=\"28\" "
           "height=\"28\">Catalpa</a>"
        + search + places + "</header>";
}

} // namespace

QByteArray page(const Frame &frame, const QByteArray &content)
{
    return "<!DOCTYPE html>\n<html lang=\"en\">" + head(frame) + "<body><a class=\"skip\" href=\"#content\">"
        + html(Text::tr("Skip to the content")) + "</a>" + header(frame) + "<main id=\"content\" tabindex=\"-1\">"
        + content + "</main></body></html>\n";
}

Response pageResponse(int status, const Frame &frame, const QByteArray &content)
{
    return {.status = status, .contentType = "text/html; charset=utf-8", .body = page(frame, content)};
}

} // namespace catalpa::serve
