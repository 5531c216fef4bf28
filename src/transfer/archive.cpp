// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/archive.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace catalpa::transfer {
namespace {

constexpr QByteArrayView magic("catalpa-copy ");
constexpr QByteArrayView version("1");
constexpr QByteArrayView rowsEnd("\\.\n");
constexpr qsizetype longestShortLine = 200;
constexpr qsizetype longestManifest = 1 << 20;
constexpr qint64 longestRow = 1 << 30; //!< PostgreSQL takes no longer line of a COPY.

Failure foreign(const QString &detail)
{
    return failure(ErrorKind::Invalid,
                   Text::tr("This file is not a copy of a catalogue that Catalpa has made. Nothing was changed."),
                   detail);
}

QByteArray tableLine(const TableContents &table)
{
    return "table " + table.table + '\n';
}

} // namespace

Result<> ArchiveWriter::begin(const Manifest &manifest)
{
    return m_gzip.write(magic.toByteArray() + version.toByteArray() + '\n' + toJson(manifest) + '\n');
}

Result<> ArchiveWriter::beginTable(const TableContents &table)
{
    m_hash.reset();
    m_rows = 0;
    return m_gzip.write(tableLine(table));
}

Result<> ArchiveWriter::rows(QByteArrayView bytes)
{
    m_hash.addData(bytes);
    m_rows += bytes.count('\n');
    return m_gzip.write(bytes);
}

Result<> ArchiveWriter::endTable()
{
    return m_gzip.write(rowsEnd.toByteArray() + "{\"rows\":" + QByteArray::number(m_rows) + ",\"sha256\":\""
                        + m_hash.result().toHex() + "\"}\n");
}

Result<> ArchiveWriter::finish()
{
    return m_gzip.write("end\n").and_then([this] { return m_gzip.finish(); });
}

//! Reads on; false at the end of the compressed data.
Result<bool> ArchiveReader::fetch()
{
    return m_gzip.read().map([this](const QByteArray &more) {
        m_text += more;
        return !more.isEmpty();
    });
}

Result<QByteArray> ArchiveReader::line(qsizetype longest)
{
    qsizetype end = 0;
    while ((end = m_text.indexOf('\n')) < 0 && m_text.size() <= longest) {
        const auto more = fetch();
        if (!more)
            return passOn(more);
        if (!*more)
            return damaged(u"the text ends early"_s);
    }
    if (end < 0 || end > longest)
        return damaged(u"a line is too long"_s);
    QByteArray taken = m_text.first(end);
    m_text.remove(0, end + 1);
    return taken;
}

Result<Manifest> ArchiveReader::begin()
{
    const auto first = line(longestShortLine);
    if (!first)
        return first.error().kind == ErrorKind::Invalid ? foreign(first.error().detail) : passOn(first);
    if (!first->startsWith(magic))
        return foreign(u"it does not begin as one"_s);
    if (QByteArrayView(*first).sliced(magic.size()) != version)
        return tooNew(u"the format is "_s + QString::fromLatin1(first->sliced(magic.size()).left(20)));
    return line(longestManifest).and_then(manifestFromJson);
}

Result<> ArchiveReader::beginTable(const TableContents &table)
{
    m_table = &table;
    m_hash.reset();
    m_rows = 0;
    m_rowBytes = 0;
    return line(longestShortLine).and_then([&table](const QByteArray &text) -> Result<> {
        if (text + '\n' != tableLine(table))
            return damaged(u"another table was expected"_s);
        return {};
    });
}

//! Rows end where a line is \. and nothing else. In COPY's text format no row is: a value \. is written \\. there.
Result<QByteArray> ArchiveReader::rows()
{
    while (m_text.size() < rowsEnd.size()) {
        const auto more = fetch();
        if (!more)
            return passOn(more);
        if (!*more)
            return damaged(u"the rows end early"_s);
    }
    if (m_rowBytes == 0 && m_text.startsWith(rowsEnd)) {
        m_text.remove(0, rowsEnd.size());
        return checkTable().map([] { return QByteArray(); });
    }
    // What could be the beginning of the end is kept for the next time.
    const qsizetype end = m_text.indexOf("\n\\.\n");
    const qsizetype size = end >= 0 ? end + 1 : qMax<qsizetype>(1, m_text.size() - rowsEnd.size());
    QByteArray taken = m_text.first(size);
    m_text.remove(0, size);
    return take(taken).map([&taken] { return taken; });
}

Result<> ArchiveReader::take(QByteArrayView rows)
{
    m_hash.addData(rows);
    m_rows += rows.count('\n');
    const qsizetype last = rows.lastIndexOf('\n');
    m_rowBytes = last >= 0 ? rows.size() - last - 1 : m_rowBytes + rows.size();
    if (m_rows > m_table->rows)
        return damaged(u"there are more rows than were announced"_s);
    if (m_rowBytes > longestRow)
        return damaged(u"a row is longer than any can be"_s);
    return {};
}

Result<> ArchiveReader::checkTable()
{
    return line(longestShortLine).and_then([this](const QByteArray &text) -> Result<> {
        const QJsonObject said = QJsonDocument::fromJson(text).object();
        if (said["rows"_L1].toInteger(-1) != m_rows || m_rows != m_table->rows)
            return damaged(u"%1 rows of %2 are there"_s.arg(m_rows).arg(m_table->rows));
        if (said["sha256"_L1].toString().toLatin1() != m_hash.result().toHex())
            return damaged(u"the SHA-256 of the rows is another"_s);
        return {};
    });
}

Result<> ArchiveReader::finish()
{
    const auto last = line(longestShortLine);
    if (!last)
        return passOn(last);
    if (*last != "end" || !m_text.isEmpty())
        return damaged(u"the end is missing"_s);
    return fetch().and_then([this](bool) -> Result<> {
        if (!m_text.isEmpty())
            return damaged(u"something follows the end"_s);
        return {};
    });
}

} // namespace catalpa::transfer
