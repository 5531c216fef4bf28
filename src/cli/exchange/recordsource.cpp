// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/exchange/recordsource.h"

#include "base/text.h"
#include "cli/output/tableoutput.h"
#include "platform/regularfile.h"

#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

using exchange::Column;
using exchange::ColumnMapping;
using exchange::Field;
using exchange::Format;

constexpr int longestWord = 40; // Columns of the terminal.

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
    ColumnMapping mapping = exchange::mappingFor(header);
    for (const auto &[called, field] : wishes.columns) {
        const qsizetype column = columnCalled(called, header);
        if (column < 0) {
            return failure(ErrorKind::Invalid,
                           Text::tr("There is no column “%1” in the file. Its first row is: %2.")
                               .arg(displayLine(called, longestWord), displayLine(header.join(", "_L1), 400)));
        }
        mapping.columns[column] = exchange::usualColumn(field, mapping.preset);
        const bool isNamed = header.at(column).simplified().compare(called, Qt::CaseInsensitive) == 0;
        mapping.hasHeader = mapping.hasHeader || isNamed;
    }
    return mapping;
}

Failure notReadable(const QString &path)
{
    return failure(ErrorKind::Invalid,
                   Text::tr("“%1” is no file with records of books that Catalpa knows. If it is one, name its form "
                            "with --format.")
                       .arg(displayLine(path, 200)));
}

bool isTable(Format format)
{
    return format == Format::Csv || format == Format::Xlsx;
}

} // namespace

Result<QList<std::pair<QString, Field>>> columnsFrom(const QString &typed)
{
    QList<std::pair<QString, Field>> columns;
    for (const QString &part : typed.split(u',')) {
        const qsizetype sign = part.lastIndexOf(u'=');
        const QString key = part.mid(sign + 1).trimmed();
        const Field field = exchange::fieldOf(key);
        if (sign < 1 || (field == Field::None && key != "none"_L1)) {
            QStringList keys;
            for (const Field each : exchange::fields())
                keys += exchange::fieldKey(each);
            return failure(ErrorKind::Invalid,
                           Text::tr("--map takes columns and what they hold, such as Titel=title,Autor=authors; “%1” "
                                    "is not of that kind. A column can hold: %2, none.")
                               .arg(displayLine(part, longestWord), keys.join(", "_L1)));
        }
        columns.emplace_back(part.left(sign).simplified(), field);
    }
    return columns;
}

Result<RecordSource> openSource(const FileWishes &wishes)
{
    auto file = platform::openRegularFile(wishes.path);
    if (!file)
        return passOn(file);
    exchange::Recognition recognition =
        exchange::recognise((*file)->read(exchange::recognisedBytes), QFileInfo(wishes.path).fileName());
    (*file)->seek(0);
    if (wishes.format != Format::Unknown)
        recognition.format = wishes.format;
    if (!wishes.columns.isEmpty() && !isTable(recognition.format))
        return failure(ErrorKind::Invalid, Text::tr("--map is for tables, and this file is none."));
    ColumnMapping mapping;
    if (isTable(recognition.format)) {
        const auto mapped = mappingOf(exchange::firstRow(**file, recognition), wishes);
        if (!mapped)
            return passOn(mapped);
        mapping = *mapped;
    }
    auto reader = exchange::makeReader(**file, recognition, mapping);
    if (!reader)
        return notReadable(wishes.path);
    return RecordSource{std::move(*file), recognition.format, std::move(reader)};
}

} // namespace catalpa::cli
