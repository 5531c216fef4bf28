// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"
#include "cli/output/tableoutput.h"

namespace catalpa::cli {

//! Writes a list as it comes: a table for people, or JSON, which is an array, or, with --limit, {"rows":[…],"next":…}.
//! Nothing is written before there is something to write, so that a list which fails at once leaves no half of one.
class ListWriter final {
public:
    //! What people are told of the whole.
    struct Words {
        QString (*inWords)(qint64 count);
        QString none;
    };

    ListWriter(Context &context, Table table, Words words);

    bool isEmpty() const { return m_count == 0; }
    bool isJson() const { return m_isJson; }
    //! How many bytes were written.
    qsizetype writeRows(const QList<QStringList> &rows);
    //! \a records with commas between them.
    qsizetype writeJson(const QByteArray &records);
    //! Ends the list. \a next is the word for --after; empty when there is no more.
    void end(const QByteArray &next);

private:
    Context &m_context;
    Table m_table;
    Words m_words;
    bool m_isJson;
    bool m_isPart; //!< --limit.
    qint64 m_count = 0; //!< Of what was written, rows or pieces of JSON.
};

} // namespace catalpa::cli
