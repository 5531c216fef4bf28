// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/columnmemory.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QSettings>

using namespace Qt::StringLiterals;

namespace catalpa::ui::columnmemory {
namespace {

constexpr qsizetype mostSets = 100;
const auto place = u"import/columns"_s;

//! Stands for a set of columns: their names in the order of the file.
QString markOf(const QStringList &header)
{
    const QByteArray names = header.join(QChar(u'\x1f')).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(names, QCryptographicHash::Sha256).toHex().first(16));
}

//! "mark preset 1 title authors -", a blank between its words.
std::optional<exchange::ColumnMapping> read(const QString &line, qsizetype columns)
{
    const QStringList words = line.split(u' ');
    if (words.size() != columns + 3)
        return std::nullopt;
    exchange::ColumnMapping mapping;
    for (const exchange::Preset preset : exchange::presets()) {
        if (exchange::presetKey(preset) == words.at(1))
            mapping.preset = preset;
    }
    mapping.hasHeader = words.at(2) == "1"_L1;
    for (const QString &key : words.mid(3))
        mapping.columns += exchange::usualColumn(exchange::fieldOf(key), mapping.preset);
    return mapping;
}

} // namespace

std::optional<exchange::ColumnMapping> find(const QSettings &settings, const QStringList &header)
{
    const QString mark = markOf(header) + u' ';
    for (const QString &line : settings.value(place).toStringList()) {
        if (line.startsWith(mark))
            return read(line, header.size());
    }
    return std::nullopt;
}

void keep(QSettings &settings, const QStringList &header, const exchange::ColumnMapping &mapping)
{
    const QString mark = markOf(header);
    QStringList words{mark, exchange::presetKey(mapping.preset), mapping.hasHeader ? u"1"_s : u"0"_s};
    for (const exchange::Column &column : mapping.columns)
        words += column.field == exchange::Field::None ? u"-"_s : exchange::fieldKey(column.field);
    QStringList lines = settings.value(place).toStringList();
    lines.removeIf([&mark](const QString &line) { return line.startsWith(mark); });
    lines.prepend(words.join(u' '));
    settings.setValue(place, lines.mid(0, mostSets));
}

} // namespace catalpa::ui::columnmemory
