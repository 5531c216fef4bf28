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

//! Nothing for what is no XML, as in the others.
std::optional<QStringList> textsOf(const QByteArray &part)
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
    return xml.hasError() ? std::nullopt : std::optional(texts);
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

std::optional<QSet<int>> dateStylesOf(const QByteArray &part)
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
    return xml.hasError() ? std::nullopt : std::optional(styles);
}

std::optional<bool> countsFrom1904(const QByteArray &part)
{
    QXmlStreamReader xml(part);
    bool counts = false;
    while (!xml.atEnd()) {
        const bool isThere = xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "workbookPr"_L1;
        const QStringView value = isThere ? xml.attributes().value("date1904"_L1) : QStringView();
        counts = counts || value == "1"_L1 || value == "true"_L1;
    }
    return xml.hasError() ? std::nullopt : std::optional(counts);
}

//! Takes what a part of the workbook says; false where that cannot be read.
bool take(SheetFacts &facts, QIODevice &device, const ZipEntry &entry)
{
    const auto set = [](auto &fact, const auto &read) {
        if (read)
            fact = *read;
        return read.has_value();
    };
    const auto part = wholePart(device, entry);
    if (!part)
        return false;
    if (entry.name == u"xl/sharedStrings.xml"_s)
        return set(facts.texts, textsOf(*part));
    if (entry.name == u"xl/styles.xml"_s)
        return set(facts.dateStyles, dateStylesOf(*part));
    return set(facts.countsFrom1904, countsFrom1904(*part));
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
        static const QStringList read{u"xl/sharedStrings.xml"_s, u"xl/styles.xml"_s, u"xl/workbook.xml"_s};
        if (read.contains(entry.name) && !take(facts, device, entry))
            return failure(ErrorKind::Invalid,
                           Text::tr("The spreadsheet is damaged, or its texts are larger than 64 megabytes."));
    }
    std::sort(facts.sheets.begin(), facts.sheets.end(),
              [](const ZipEntry &a, const ZipEntry &b) { return sheetNumber(a.name) < sheetNumber(b.name); });
    return facts;
}

} // namespace catalpa::exchange
