// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/catalogue/filesource.h"

#include "base/text.h"
#include "platform/regularfile.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

constexpr qsizetype longestWord = 40; // Characters that a sentence quotes.
constexpr qsizetype longestRow = 400;

QString shortened(const QString &text, qsizetype most)
{
    return text.size() > most ? text.left(most - 1) + u'…' : text;
}

//! The column that is meant, by its name in the first row or by its number; -1 where there is none.
qsizetype columnCalled(const QString &called, const QStringList &header)
{
    for (qsizetype column = 0; column < header.size(); ++column) {
        if (header.at(column).simplified().compare(called, Qt::CaseInsensitive) == 0)
            return column;
    }
    bool isNumber = false;
    const int number = called.toInt(&isNumber);
    return isNumber && number >= 1 && number <= header.size() ? number - 1 : -1;
}

Result<ColumnMapping> mappingOf(const QStringList &header, const FileWishes &wishes)
{
    ColumnMapping mapping = wishes.mapping.value_or(mappingFor(header));
    mapping.columns.resize(header.size());
    for (const auto &[called, field] : wishes.columns) {
        const qsizetype column = columnCalled(called, header);
        if (column < 0) {
            return failure(ErrorKind::Invalid,
                           Text::tr("There is no column “%1” in the file. Its first row is: %2.")
                               .arg(shortened(called, longestWord), shortened(header.join(", "_L1), longestRow)));
        }
        mapping.columns[column] = usualColumn(field, mapping.preset);
        const bool isNamed = header.at(column).simplified().compare(called, Qt::CaseInsensitive) == 0;
        mapping.hasHeader = mapping.hasHeader || isNamed;
    }
    return mapping;
}

bool hasDigit(const QString &cell)
{
    return std::any_of(cell.begin(), cell.end(), [](QChar character) { return character.isDigit(); });
}

//! Whether a first row of which no name is known names the columns all the same: it has no figures where the next row
//! has the figures that belong there.
bool looksLikeHeader(const QList<QStringList> &rows, const ColumnMapping &mapping)
{
    static const QList<Field> numeric{Field::Date,   Field::Isbn, Field::Issn,         Field::Pages,
                                      Field::Copies, Field::Oclc, Field::SeriesNumber, Field::AuthorDates};
    for (qsizetype column = 0; rows.size() > 1 && column < mapping.columns.size(); ++column) {
        if (numeric.contains(mapping.columns.at(column).field) && !hasDigit(rows.at(0).value(column))
            && hasDigit(rows.at(1).value(column)))
            return true;
    }
    return false;
}

//! Decides what the first row is where columns are known by their numbers alone, or as a person says.
void decideHeader(QFile &file, const Recognition &recognition, const FileWishes &wishes, ColumnMapping &mapping)
{
    if (wishes.hasHeader) {
        mapping.hasHeader = *wishes.hasHeader;
        return;
    }
    if (mapping.hasHeader || wishes.columns.isEmpty() || wishes.mapping)
        return;
    mapping.isHeaderGuessed = true;
    mapping.hasHeader = looksLikeHeader(firstRows(file, recognition, 2), mapping);
    file.seek(0);
}

Failure notReadable(const QString &path, qint64 size)
{
    if (size == 0)
        return failure(ErrorKind::Invalid, Text::tr("“%1” is empty.").arg(QDir::toNativeSeparators(path)));
    if (path.endsWith(".catalpa"_L1, Qt::CaseInsensitive)) {
        return failure(ErrorKind::Invalid,
                       Text::tr("“%1” is a copy of a whole catalogue. Restore it into an empty one.")
                           .arg(QDir::toNativeSeparators(path)));
    }
    return failure(ErrorKind::Invalid,
                   Text::tr("“%1” is no file with records of books that Catalpa knows. If it is one, choose its form "
                            "yourself.")
                       .arg(QDir::toNativeSeparators(path)));
}

Recognition recognitionOf(QFile &file, const FileWishes &wishes)
{
    Recognition recognition = recognise(file.read(recognisedBytes), QFileInfo(wishes.path).fileName());
    file.seek(0);
    if (wishes.format != Format::Unknown)
        recognition.format = wishes.format;
    if (!wishes.encoding.isEmpty()) {
        recognition.encoding = wishes.encoding;
        recognition.isEncodingGuessed = false;
    }
    if (wishes.delimiter != 0)
        recognition.delimiter = wishes.delimiter;
    return recognition;
}

} // namespace

bool isTable(Format format)
{
    return format == Format::Csv || format == Format::Xlsx;
}

Result<RecordSource> openSource(const FileWishes &wishes)
{
    auto file = platform::openRegularFile(wishes.path);
    if (!file)
        return passOn(file);
    RecordSource source{std::move(*file), {}, {}, {}, {}};
    source.recognition = recognitionOf(*source.file, wishes);
    const bool isOfColumns = isTable(source.recognition.format);
    if (!wishes.columns.isEmpty() && !isOfColumns)
        return failure(ErrorKind::Invalid, Text::tr("Columns are for tables, and this file is none."));
    if (isOfColumns) {
        source.header = firstRow(*source.file, source.recognition);
        const auto mapped = mappingOf(source.header, wishes);
        if (!mapped)
            return passOn(mapped);
        source.mapping = *mapped;
        decideHeader(*source.file, source.recognition, wishes, source.mapping);
    }
    source.reader = makeReader(*source.file, source.recognition, source.mapping);
    if (!source.reader)
        return notReadable(wishes.path, source.file->size());
    return source;
}

Result<> checkColumns(const RecordSource &source)
{
    const auto &columns = source.mapping.columns;
    const bool hasTitles = std::any_of(columns.begin(), columns.end(), [](const Column &column) {
        return column.field == Field::Title || column.field == Field::TitleWithSeries;
    });
    if (hasTitles || !isTable(source.recognition.format) || source.header.isEmpty())
        return {};
    return failure(ErrorKind::Invalid,
                   Text::tr("Which column holds the titles is not known. The first row is: %1. Say what the columns "
                            "hold; in the terminal with --map, such as --map 1=title,2=authors.")
                       .arg(shortened(source.header.join(", "_L1), longestRow)));
}

} // namespace catalpa::exchange
