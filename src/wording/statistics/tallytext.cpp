// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/statistics/tallytext.h"

#include "base/text.h"
#include "core/codes/language.h"
#include "wording/countryname.h"

#include <QtCore/QDate>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa {

QString tallyKindText(TallyKind kind)
{
    switch (kind) {
    case TallyKind::Added:
        return Text::tr("When they were added");
    case TallyKind::Country:
        return Text::tr("Country of the author");
    case TallyKind::Language:
        return Text::tr("Language");
    case TallyKind::Decade:
        return Text::tr("Decade of publication");
    }
    return {};
}

QString tallyText(TallyKind kind, const QString &value)
{
    if (value.isEmpty())
        return Text::tr("Not recorded");
    switch (kind) {
    case TallyKind::Added: {
        const QDate month = QDate::fromString(value, u"yyyy-MM"_s);
        return month.isValid() ? QLocale().toString(month, u"MMMM yyyy"_s) : value;
    }
    case TallyKind::Country:
        return countryName(value);
    case TallyKind::Language:
        return languageName(value).isEmpty() ? value : languageName(value);
    case TallyKind::Decade:
        return Text::tr("%1s", "a decade").arg(value);
    }
    return {};
}

} // namespace catalpa
