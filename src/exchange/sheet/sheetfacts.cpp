// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/sheet/sheetfacts.h"

#include "base/text.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QXmlStreamReader>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

constexpr qsizetype largestPart = 64 * 1024 * 1024;

//! A whole file of the archive; nothing for one that is damaged or too large.
std::optional<QByteArray> wholePart(QIODevice &device, const ZipEntry &entry)
{
    ZipStream stream(device, entry);
    QByteArray all;
    for (;;) {
        const auto piece = stream.read();
        if (!piece || all.size() + piece->size() > largestPart)
            return {};
        if (piece->isEmpty())
            return all;
        all += *piece;
    }
}

QStringList textsOf(const QByteArray &part)
{
    QStringList texts;
    QXmlStreamReader xml(part);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "si"_L1)
            texts.append(QString());
        else if (xml.name() == "rPh"_L1) // How it is pronounced.
            xml.skipCurrentElement();
        else if (xml.name() == "t"_L1 && !texts.isEmpty())
            texts.back() += xml.readElementText();
    }
    return texts;
}

//! The formats for dates that every workbook has, or whether a format of its own shows a year or a day.
bool isDateFormat(int number, const QHash<int, QString> &own)
{
    static const QRegularExpression quoted(u"\"[^\"]*\"|\\[[^\\]]*\\]|\\\\."_s);
    static const QRegularExpression date(u"[yd]"_s, QRegularExpression::CaseInsensitiveOption);
    if (own.contains(number))
        return QString(own.value(number)).remove(quoted).contains(date);
    return (number >= 14 && number <= 17) || number == 22;
}

QSet<int> dateStylesOf(const QByteArray &part)
{
    QHash<int, QString> own;
    QSet<int> styles;
    QXmlStreamReader xml(part);
    bool isInside = false;
    int style = 0;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (xml.name() == "cellXfs"_L1)
            isInside = token == QXmlStreamReader::StartElement;
        if (token != QXmlStreamReader::StartElement)
            continue;
        const int number = xml.attributes().value("numFmtId"_L1).toInt();
        if (xml.name() == "numFmt"_L1)
            own.insert(number, xml.attributes().value("formatCode"_L1).toString());
        else if (isInside && xml.name() == "xf"_L1 && isDateFormat(number, own))
            styles.insert(style++);
        else if (isInside && xml.name() == "xf"_L1)
            ++style;
    }
    return styles;
}

int sheetNumber(const QString &name)
{
    static const QRegularExpression sheet(u"^xl/worksheets/sheet([0-9]{1,4})\\.xml$"_s);
    const auto match = sheet.match(name);
    return match.hasMatch() ? match.captured(1).toInt() : -1;
}

} // namespace

Result<SheetFacts> sheetFacts(QIODevice &device)
{
    const auto entries = zipEntries(device);
    if (!entries)
        return passOn(entries);
    SheetFacts facts;
    for (const ZipEntry &entry : *entries) {
        if (sheetNumber(entry.name) >= 0) {
            facts.sheets.append(entry);
            continue;
        }
        const bool isTexts = entry.name == u"xl/sharedStrings.xml"_s;
        if (!isTexts && entry.name != u"xl/styles.xml"_s)
            continue;
        const auto part = wholePart(device, entry);
        if (!part)
            return failure(ErrorKind::Invalid,
                           Text::tr("The spreadsheet is damaged, or its texts are larger than 64 megabytes."));
        if (isTexts)
            facts.texts = textsOf(*part);
        else
            facts.dateStyles = dateStylesOf(*part);
    }
    std::sort(facts.sheets.begin(), facts.sheets.end(),
              [](const ZipEntry &a, const ZipEntry &b) { return sheetNumber(a.name) < sheetNumber(b.name); });
    return facts;
}

} // namespace catalpa::exchange
