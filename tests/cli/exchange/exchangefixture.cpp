// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchangefixture.h"

using namespace Qt::StringLiterals;

namespace catalpa::test {

ExchangeDesk::ExchangeDesk() = default;

ConnectionAddress ExchangeDesk::filled()
{
    const ConnectionAddress address = m_server.createDatabase();
    m_server.fill(address, u"migrated"_s, [this](const ConnectionAddress &empty) {
        if (runOn(empty, {u"migrate"_s, u"deploy"_s}).code != 0)
            qFatal("The tables could not be made");
    });
    return address;
}

void ExchangeDesk::begin()
{
    m_address = filled();
    m_other = filled();
}

Answer ExchangeDesk::runOn(const ConnectionAddress &address, const QStringList &command) const
{
    return m_desk.run(QStringList{u"--database"_s, address.withPassword()} + command);
}

std::unique_ptr<QProcess> ExchangeDesk::start(const QStringList &command) const
{
    return m_desk.start(QStringList{u"--database"_s, m_address.withPassword()} + command);
}

Answer ExchangeDesk::importJson(const QString &file, const QStringList &options) const
{
    return run(QStringList{u"--json"_s, u"import"_s, file} + options);
}

QStringList ExchangeDesk::books() const
{
    return m_server.rows(m_address,
                         u"SELECT b.title, a.name FROM books b JOIN authors a ON a.id = b.author_id "
                         "ORDER BY b.title COLLATE \"C\", a.name COLLATE \"C\""_s);
}

QStringList ExchangeDesk::wholeBooksOf(const ConnectionAddress &address) const
{
    return m_server.rows(address,
                         u"SELECT b.title, a.name, a.country, a.bio FROM books b JOIN authors a ON a.id = b.author_id "
                         "ORDER BY b.title COLLATE \"C\", a.name COLLATE \"C\""_s);
}

int ExchangeDesk::authorCount() const
{
    return m_server.sql(m_address, u"SELECT count(*) FROM authors"_s).toInt();
}

} // namespace catalpa::test
