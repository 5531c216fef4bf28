// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alphabetname.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Alphabets)
};

QString languageName(const QString &tag)
{
    const QLocale locale(QString(tag).replace(u'-', u'_'));
    if (locale.language() == QLocale::C)
        return tag;
    // Qt knows the names in English, and what each language calls itself.
    const bool inEnglish = QLocale().language() == QLocale::English || QLocale().language() == QLocale::C;
    if (!inEnglish && !locale.nativeLanguageName().isEmpty())
        return locale.nativeLanguageName();
    const QString name = locale.language() == QLocale::NorwegianBokmal ? Texts::tr("Norwegian")
                                                                       : QLocale::languageToString(locale.language());
    const QString region = tag.section(u'-', 1);
    if (region.size() == 4)
        return Texts::tr("%1 (%2)").arg(name, QLocale::scriptToString(locale.script()));
    return region.isEmpty() ? name : Texts::tr("%1 (%2)").arg(name, QLocale::territoryToString(locale.territory()));
}

} // namespace

QString alphabetName(const QString &tag)
{
    if (tag == "und"_L1)
        return Texts::tr("Common order");
    const QString language = languageName(tag.section("-u-"_L1, 0, 0));
    const QString variant = tag.section("-co-"_L1, 1);
    if (variant == "phonebk"_L1)
        return Texts::tr("%1, phone book order").arg(language);
    if (variant == "trad"_L1)
        return Texts::tr("%1, traditional").arg(language);
    if (variant == "stroke"_L1)
        return Texts::tr("%1, by strokes").arg(language);
    return variant.isEmpty() ? language : u"%1 (%2)"_s.arg(language, variant);
}

} // namespace catalpa::ui
