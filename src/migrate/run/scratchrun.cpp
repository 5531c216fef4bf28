// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/scratchrun.h"

#include "migrate/history/ledgertexts.h"
#include "migrate/run/flight.h"
#include "migrate/run/runoutcome.h"
#include "sql/identifier.h"
#include "sql/sections.h"

#include <algorithm>
#include <utility>

namespace catalpa::migrate {
namespace {

constexpr db::Session::Milliseconds longest{600'000}; //!< For one transaction of a file.

//! About what is not in one database: roles, databases, tablespaces, the server.
bool reachesBeyond(const sql::Statement &statement)
{
    static const QByteArrayList verbs{"CREATE", "ALTER", "DROP"};
    static const QByteArrayList objects{"ROLE",       "USER",   "GROUP",        "DATABASE",
                                        "TABLESPACE", "SYSTEM", "SUBSCRIPTION", "CHECKPOINT"};
    const QByteArray second = statement.words.value(1);
    return verbs.contains(statement.words.value(0)) && objects.contains(second)
        && !(second == "USER" && statement.words.value(2) == "MAPPING");
}

//! GRANT role TO role: without ON.
bool grantsRole(const sql::Statement &statement)
{
    const QByteArray first = statement.words.value(0);
    return (first == "GRANT" || first == "REVOKE") && !statement.words.contains("ON");
}

class ScratchRun {
public:
    ScratchRun(db::Session &session, const Migration &migration)
        : m_session(session)
        , m_migration(migration)
        , m_script(sql::outlineOf(migration.sql))
    {
    }

    Result<> run()
    {
        int done = 0;
        const auto sent = send(sql::Cutting::Least, done);
        if (sent || !m_session.isOpen() || !wantsItsOwnTransactions(sent.error()))
            return sent;
        return send(sql::Cutting::Own, done);
    }

private:
    //! From statement \a done on, and counts on.
    Result<> send(sql::Cutting cutting, int &done)
    {
        for (const sql::Section &section : sql::sectionsOf(m_migration.sql, m_script, cutting)) {
            if (section.end <= done)
                continue;
            if (const auto sent = sendSection(harmless(sql::restOf(section, m_script, done))); !sent)
                return sent;
            done = section.end;
        }
        return {};
    }

    Result<> sendSection(const sql::Section &section)
    {
        if (section.statements.isEmpty())
            return {};
        Flight flight(m_migration.sql);
        if (!section.alone) {
            flight.add("BEGIN " + (section.modes.isEmpty() ? "ISOLATION LEVEL READ COMMITTED" : section.modes));
            flight.add("SET LOCAL search_path TO " + sql::quotedName(m_migration.schema));
            for (const QByteArray &setting : sql::settingsBefore(m_migration.sql, m_script, section.first))
                flight.add(setting);
        } else if (const auto set = setForSession(section.first); !set) {
            return set;
        }
        flight.add(section);
        if (!section.alone)
            flight.add(section.rollsBack ? "ROLLBACK" : resetText() + ";\nCOMMIT");
        const auto sent = flight.send(m_session, longest);
        if (sent)
            return section.alone ? m_session.script(resetText(), longest) : Result<>();
        if (m_session.inTransaction() && !m_session.rollBack())
            m_session.close();
        return failure(flight.inFile(sent.error()));
    }

    Result<> setForSession(int before)
    {
        const QByteArrayList texts{"SET search_path TO " + sql::quotedName(m_migration.schema)};
        return m_session.script((texts + sql::settingsBefore(m_migration.sql, m_script, before)).join(";\n"), longest);
    }

    sql::Section harmless(sql::Section section) const
    {
        const auto isFar = [this](int index) {
            const sql::Statement &statement = m_script.statements.at(index);
            return reachesBeyond(statement) || grantsRole(statement);
        };
        if (std::none_of(section.statements.cbegin(), section.statements.cend(), isFar))
            return section;
        section.statements.removeIf(isFar);
        section.passages.clear();
        for (const int index : std::as_const(section.statements)) {
            const sql::Statement &statement = m_script.statements.at(index);
            section.passages += sql::Passage{statement.begin, statement.end, statement.rowsBegin, statement.rowsEnd};
        }
        return section;
    }

    db::Session &m_session;
    const Migration &m_migration;
    sql::Script m_script;
};

} // namespace

Result<> runInScratch(db::Session &session, const Migration &migration)
{
    return ScratchRun(session, migration).run();
}

} // namespace catalpa::migrate
