// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/lists/listwriter.h"

#include "base/text.h"

using namespace Qt::StringLiterals;

namespace catalpa::cli {

ListWriter::ListWriter(Context &context, Table table, Words words)
    : m_context(context)
    , m_table(std::move(table))
    , m_words(std::move(words))
    , m_isJson(context.commandLine.json())
    , m_isPart(context.commandLine.has(u"limit"_s))
{
}

qsizetype ListWriter::writeRows(const QList<QStringList> &rows)
{
    if (rows.isEmpty())
        return 0;
    const QByteArray lines = m_table.lines(rows).toUtf8();
    m_context.output.write(lines);
    m_count += rows.size();
    return lines.size();
}

qsizetype ListWriter::writeJson(const QByteArray &records)
{
    if (records.isEmpty())
        return 0;
    m_context.output.writeJson(m_count > 0 ? "," : m_isPart ? "{\"rows\":[" : "[");
    m_context.output.writeJson(records);
    ++m_count;
    return records.size();
}

void ListWriter::end(const QByteArray &next)
{
    Output &output = m_context.output;
    if (!m_isJson) {
        output.writeLine(m_count == 0 ? m_words.none : u'\n' + m_words.inWords(m_count));
        if (!next.isEmpty() && !output.isClosed()) {
            output.flush(); // Before what stands behind it, where both go to the same terminal.
            printNote(Text::tr("There are more. They come with: --after %1").arg(QString::fromLatin1(next)));
        }
        return;
    }
    if (m_count == 0)
        output.writeJson(m_isPart ? "{\"rows\":[" : "[");
    if (m_isPart)
        output.writeJson("],\"next\":" + (next.isEmpty() ? QByteArray("null") : '"' + next + '"') + "}\n");
    else
        output.writeJson("]\n");
}

} // namespace catalpa::cli
