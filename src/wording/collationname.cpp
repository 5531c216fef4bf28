// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/collationname.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

QString tagName(const QString &tag)
{
    const QLocale locale(QString(tag).replace(u'-', u'_'));
    if (locale.language() == QLocale::C)
        return tag;
    // Qt knows the names in English, and what each language calls itself.
    const bool inEnglish = QLocale().language() == QLocale::English || QLocale().language() == QLocale::C;
    if (!inEnglish && !locale.nativeLanguageName().isEmpty())
        return locale.nativeLanguageName();
    const QString name = locale.language() == QLocale::NorwegianBokmal ? Text::tr("Norwegian")
                                                                       : QLocale::languageToString(locale.language());
    const QString region = tag.section(u'-', 1);
    if (region.size() == 4)
        return Text::tr("%1 (%2)").arg(name, QLocale::scriptToString(locale.script()));
    return region.isEmpty() ? name : Text::tr("%1 (%2)").arg(name, QLocale::territoryToString(locale.territory()));
}

} // namespace

QString collationName(const QString &tag)
{
    if (tag == "und"_L1)
        return Text::tr("Common order");
    const QString language = tagName(tag.section("-u-"_L1, 0, 0));
    const QString variant = tag.section("-co-"_L1, 1);
    if (variant == "phonebk"_L1)
        return Text::tr("%1, phone book order").arg(language);
    if (variant == "trad"_L1)
        return Text::tr("%1, traditional").arg(language);
    if (variant == "stroke"_L1)
        return Text::tr("%1, by strokes").arg(language);
    return variant.isEmpty() ? language : u"%1 (%2)"_s.arg(language, variant);
}

} // namespace catalpa
