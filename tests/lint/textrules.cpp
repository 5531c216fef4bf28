// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "houserule.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QXmlStreamReader>

namespace catalpa::lint {

using namespace Qt::StringLiterals;

namespace {

//! What a person reads: tr("…"), translate("Context", "…"), the strings of forms, and the help.
QList<Offence> userTexts(const SourceFile &file)
{
    static const QRegularExpression translated(
        uR"x(\b(?:tr|QT_TR_NOOP|QT_TR_N_NOOP|(?:translate|QT_TRANSLATE_NOOP)\s*\(\s*"[^"]*"\s*,)\s*\(?\s*((?:"(?:[^"\\\n]|\\.)*"\s*)+))x"_s);

    QList<Offence> texts;
    if (file.isCpp() && file.path.startsWith(u"src/"_s)) {
        const QString text = withoutComments(file.text);
        auto matches = translated.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            texts.append({file.path, lineAt(text, match.capturedStart()), match.captured(1).simplified()});
        }
    } else if (file.isForm()) {
        QXmlStreamReader xml(file.text);
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"string"_s) {
                const int line = static_cast<int>(xml.lineNumber());
                texts.append({file.path, line, xml.readElementText()});
            }
        }
    } else if (file.isHelpPage()) {
        static const QRegularExpression markup(u"<!--.*-->|<[^>]*>"_s);
        const QStringList lines = file.text.split(u'\n');
        for (int i = 0; i < lines.size(); ++i)
            texts.append({file.path, i + 1, QString(lines[i]).remove(markup)});
    }
    return texts;
}

std::function<QList<Offence>(const SourceFile &)> nobodyReads(const QString &pattern)
{
    return [expression = QRegularExpression(pattern)](const SourceFile &file) {
        QList<Offence> offences = userTexts(file);
        offences.removeIf([&](const Offence &text) { return !text.what.contains(expression); });
        return offences;
    };
}

QList<Offence> hasLicenceLines(const SourceFile &file)
{
    if (file.isForm())
        return {};
    const QString top = file.text.section(u'\n', 0, 5);
    if (top.contains(u"SPDX-FileCopyrightText: 20"_s) && top.contains(u"SPDX-License-Identifier: GPL-3.0-or-later"_s))
        return {};
    return {{file.path, 1, u"the two SPDX lines are missing"_s}};
}

QList<Offence> isIncludedOnce(const SourceFile &file)
{
    if (!file.path.endsWith(u".h"_s) || file.text.contains(u"\n#pragma once\n"_s))
        return {};
    return {{file.path, 1, u"#pragma once is missing"_s}};
}

SourceFile saying(const QString &text)
{
    return {u"src/ui/a.cpp"_s, u"label->setText(tr(\"%1\"));\n"_s.arg(text)};
}

} // namespace

QList<HouseRule> textRules()
{
    const QString spdx = u"// SPDX-FileCopyrightText: 2026 The Catalpa authors\n"
                         "// SPDX-License-Identifier: GPL-3.0-or-later\n\n"_s;
    return {
        {u"everySourceNamesItsLicence"_s,
         u"Every source and script begins with the two SPDX lines."_s,
         hasLicenceLines,
         {u"src/ui/a.cpp"_s, u"int a;\n"_s},
         {u"src/ui/a.cpp"_s, spdx + u"int a;\n"_s}},

        {u"everyHeaderIsIncludedOnce"_s,
         u"Every header says #pragma once."_s,
         isIncludedOnce,
         {u"src/ui/a.h"_s, spdx + u"int a;\n"_s},
         {u"src/ui/a.h"_s, spdx + u"#pragma once\n\nint a;\n"_s}},

        {u"wordsAreCalm"_s, u"Sentences for people do not beg, apologise or shout."_s,
         nobodyReads(uR"((?i)\b(please|sorry|oops)\b|!)"_s), saying(u"Please try again."_s), saying(u"Try again."_s)},

        {u"dotsAreOneCharacter"_s, u"An ellipsis is one character, …."_s, nobodyReads(uR"(\.\.\.)"_s),
         saying(u"Open..."_s), saying(u"Open…"_s)},

        {u"spellingIsBritish"_s,
         u"Sentences for people are in British English: catalogue, colour, cancelled, licence."_s,
         nobodyReads(uR"((?i)\b(catalogs?|colors?|canceled|centers?|favorites?|gray|license)\b)"_s),
         saying(u"Open the catalog"_s), saying(u"Open the catalogue"_s)},

        {u"nobodyIsShownJargon"_s,
         u"Sentences for people do not speak of exceptions, nulls or foreign keys."_s,
         nobodyReads(uR"((?i)\b(null|foreign keys?|exception|sqlstate|query failed|tuples?)\b)"_s),
         {u"forms/a.ui"_s,
          u"<ui><widget class=\"QLabel\" name=\"a\"><property name=\"text\"><string>NULL</string>"
          "</property></widget></ui>"_s},
         saying(u"Nothing recorded"_s)},
    };
}

} // namespace catalpa::lint
