// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/connectiongate.h"

#include "core/encryption.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/protectionquestion.h"
#include "ui/window/connectpage.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

// With the address in it: a password does not follow when the address under a name becomes another one.
QString entryOf(const RememberedConnection &connection)
{
    return u"%1 (%2)"_s.arg(connection.name, connection.address);
}

} // namespace

ConnectionGate::ConnectionGate(const Services &services, QSettings &settings, Prompts &prompts, ConnectPage &page)
    : QObject(&page)
    , m_services(services)
    , m_prompts(prompts)
    , m_page(page)
    , m_connections(settings)
{
    if (!services.keychain)
        page.hideKeychain();
}

bool ConnectionGate::isAgreed(const ConnectionAddress &address) const
{
    if (!asksForLess(address))
        return true;
    const QList<RememberedConnection> all = m_connections.all();
    return std::any_of(all.cbegin(), all.cend(), [&address](const RememberedConnection &each) {
        return each.address == address.withoutPassword() && each.agreed == wordOf(encryptionOf(address));
    });
}

void ConnectionGate::pass(const ConnectionAddress &address, const Open &open)
{
    if (isAgreed(address))
        return open(address);
    m_prompts.ask(&m_page, protectionQuestion(address), [open, address] { open(address); });
}

void ConnectionGate::passRemembered(const RememberedConnection &connection, const Open &open)
{
    const auto address = m_services.readAddress(connection.address);
    if (!address)
        return; // The page says why.
    const QString entry = entryOf(connection);
    const QString known = m_known.value(entry);
    if (address->isLocalSocket() || !known.isEmpty() || !m_services.keychain)
        return openWith(known, *address, open);
    m_search = deliver(m_services.keychain->read(entry), this,
                       [this, address = *address, open](const Result<std::optional<QString>> &password) {
                           if (!password)
                               m_page.tellOfKeychain(password.error().message);
                           openWith(password ? password->value_or(QString()) : QString(), address, open);
                       });
}

void ConnectionGate::openWith(const QString &password, ConnectionAddress address, const Open &open)
{
    m_page.setPassword(password);
    address.password = password;
    pass(address, open);
}

RememberedConnection ConnectionGate::keep(RememberedConnection connection, const ConnectionAddress &address)
{
    connection.agreed = asksForLess(address) ? wordOf(encryptionOf(address)) : QString();
    if (const auto before = m_connections.find(connection.name); before && before->address != connection.address)
        forget(*before);
    const QString entry = entryOf(connection);
    if (address.password.isEmpty())
        return connection;
    m_known.insert(entry, address.password);
    if (!m_services.keychain)
        return connection;
    if (!m_page.keepsPassword()) {
        remove(entry);
        return connection;
    }
    deliver(m_services.keychain->write(entry, address.password), this, [this](const Result<> &written) {
        if (!written)
            Q_EMIT told(written.error().message);
    }).detach();
    return connection;
}

void ConnectionGate::forget(const RememberedConnection &connection)
{
    m_known.remove(entryOf(connection));
    if (m_services.keychain)
        remove(entryOf(connection));
}

void ConnectionGate::remove(const QString &entry)
{
    deliver(m_services.keychain->remove(entry), this, [](const Result<> &) {}).detach();
}

} // namespace catalpa::ui
