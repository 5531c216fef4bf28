// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/detailtext.h"

#include "base/text.h"
#include "core/codes/codelist.h"
#include "core/records/detailcheck.h"

namespace catalpa {
namespace {

QString explanationOf(const DetailDescription &description)
{
    switch (description.kind) {
    case DetailKind::Isbn:
    case DetailKind::Issn:
    case DetailKind::Isni:
    case DetailKind::Orcid:
        return Text::tr(
            "The last digit of such a number follows from the others, and here it does not. Compare it with "
            "what stands in the book. It is kept as it is typed.");
    case DetailKind::Language:
        return Text::tr("A language is recorded by its code, such as de; you can type its name too. What is typed is "
                        "kept.");
    case DetailKind::Date:
        return Text::tr("Books are put in order by the year that stands here. What is typed is kept.");
    default:
        return {};
    }
}

} // namespace

QString placeholderOf(const DetailDescription &description)
{
    switch (description.kind) {
    case DetailKind::People:
        return Text::tr("Name [role], one in a line");
    case DetailKind::Language:
        return Text::tr("Code or name");
    case DetailKind::Date:
        return Text::tr("As given, such as 1994 or [1890?]");
    case DetailKind::Number:
        return Text::tr("A number");
    default:
        return description.hasSeveral ? Text::tr("One in a line") : QString();
    }
}

DetailNote noteOn(const QString &typed, const DetailDescription &description)
{
    const QString text = tidiedDetail(typed, description);
    if (const auto doubt = doubtAbout(text, description))
        return {*doubt, explanationOf(description), true};
    return {description.kind == DetailKind::Language ? languageName(text) : QString(), {}, false};
}

} // namespace catalpa
