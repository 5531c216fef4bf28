// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/recentcatalogues.h"

#include "ui/widgets/prompts.h"
#include "ui/window/connectiongate.h"
#include "ui/window/startpage.h"

namespace catalpa::ui {

RecentCatalogues::RecentCatalogues(const Services &services, QSettings &settings, Prompts &prompts, StartPage &page,
                                   ConnectionGate &gate)
    : m_services(services)
    , m_prompts(prompts)
    , m_page(page)
    , m_gate(gate)
    , m_connections(settings)
{
    connect(&page, &StartPage::forgetRequested, this, &RecentCatalogues::askToForget);
}

void RecentCatalogues::show()
{
    m_page.setRemembered(m_connections.all());
}

void RecentCatalogues::remember(const std::optional<RememberedConnection> &connection, const ConnectionAddress &address)
{
    m_opened = connection;
    if (!connection)
        return;
    m_opened = m_gate.keep(*connection, address);
    m_connections.remember(*m_opened);
    m_connections.setLast(m_opened->name);
}

void RecentCatalogues::setDatabase(const QString &identity)
{
    const auto connection = m_opened ? m_connections.find(m_opened->name) : std::nullopt;
    if (!connection || connection->database == identity)
        return;
    RememberedConnection known = *connection;
    known.database = identity;
    m_connections.remember(known);
}

void RecentCatalogues::rememberLocal()
{
    m_connections.setLast(RecentConnections::localName());
}

//! Edits that an earlier run could not send are looked for first: whoever forgets the address should know of them.
void RecentCatalogues::askToForget(const QString &name)
{
    const auto connection = m_connections.find(name);
    if (!connection)
        return;
    m_journal = connection->database.isEmpty() ? nullptr : m_services.openJournal(connection->database);
    if (!m_journal)
        return ask(*connection, 0);
    m_reading = deliver(m_journal->open(), this, [this, connection](const Result<JournalContent> &kept) {
        m_journal.reset(); // The files stay, and are free again.
        ask(*connection, kept ? kept->records.size() : 0);
    });
}

void RecentCatalogues::ask(const RememberedConnection &connection, qsizetype keptEdits)
{
    QString consequences =
        tr("Only this computer forgets the address. The authors and books stay in their database, and the "
           "catalogue can be opened again with its address.");
    if (keptEdits > 0) {
        consequences += u' '
            + tr("%Ln edit(s) that have not reached the database stay on this computer, and can be "
                 "saved when the catalogue is opened again.",
                 nullptr, int(keptEdits));
    }
    m_prompts.ask(&m_page,
                  {.title = tr("Remove catalogue"),
                   .text = tr("Remove “%1” from the start page?").arg(connection.name),
                   .consequences = consequences,
                   .confirm = tr("Remove catalogue"),
                   .dangerous = keptEdits > 0},
                  [this, name = connection.name] { forget(name); });
}

void RecentCatalogues::forget(const QString &name)
{
    if (const auto connection = m_connections.find(name))
        m_gate.forget(*connection);
    m_connections.forget(name);
    if (m_connections.last().compare(name, Qt::CaseInsensitive) == 0)
        forgetLast();
    show();
}

} // namespace catalpa::ui
