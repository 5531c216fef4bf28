// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/recentconnections.h"

#include "platform/regularfile.h"

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr int mostRemembered = 1000; //!< The file names the number, and may name any.
constexpr qint64 largestSettings = 4 * 1024 * 1024; //!< Bytes; a thousand connections have a tenth of it.

} // namespace

Result<> checkSettings()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    // Qt reads both.
    return platform::checkRegularFile(folder + "/catalpa/catalpa.conf"_L1, largestSettings).and_then([&folder] {
        return platform::checkRegularFile(folder + "/catalpa.conf"_L1, largestSettings);
    });
}

RecentConnections::RecentConnections(QSettings &settings)
    : m_settings(settings)
{
}

QList<RememberedConnection> RecentConnections::all() const
{
    QList<RememberedConnection> connections;
    const int size = std::min(m_settings.beginReadArray(u"catalogues"_s), mostRemembered);
    for (int i = 0; i < size; ++i) {
        m_settings.setArrayIndex(i);
        connections += {m_settings.value(u"name"_s).toString(), m_settings.value(u"address"_s).toString(),
                        m_settings.value(u"agreed"_s).toString(), m_settings.value(u"database"_s).toString()};
    }
    m_settings.endArray();
    return connections;
}

std::optional<RememberedConnection> RecentConnections::find(const QString &name) const
{
    for (const RememberedConnection &connection : all()) {
        if (connection.name.compare(name, Qt::CaseInsensitive) == 0)
            return connection;
    }
    return std::nullopt;
}

void RecentConnections::remember(const RememberedConnection &connection)
{
    QList<RememberedConnection> connections = all();
    connections.removeIf([&connection](const RememberedConnection &each) {
        return each.name.compare(connection.name, Qt::CaseInsensitive) == 0;
    });
    connections.prepend(connection);
    if (connections.size() > mostRemembered)
        connections.resize(mostRemembered);
    write(connections);
}

void RecentConnections::forget(const QString &name)
{
    QList<RememberedConnection> connections = all();
    connections.removeIf(
        [&name](const RememberedConnection &each) { return each.name.compare(name, Qt::CaseInsensitive) == 0; });
    write(connections);
}

QString RecentConnections::last() const
{
    return m_settings.value(u"lastCatalogue"_s).toString();
}

void RecentConnections::setLast(const QString &name)
{
    m_settings.setValue(u"lastCatalogue"_s, name);
}

QString RecentConnections::localName()
{
    return u"local"_s;
}

void RecentConnections::write(const QList<RememberedConnection> &connections)
{
    m_settings.remove(u"catalogues"_s);
    m_settings.beginWriteArray(u"catalogues"_s, int(connections.size()));
    for (int i = 0; i < connections.size(); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue(u"name"_s, connections.at(i).name);
        m_settings.setValue(u"address"_s, connections.at(i).address);
        if (!connections.at(i).agreed.isEmpty())
            m_settings.setValue(u"agreed"_s, connections.at(i).agreed);
        if (!connections.at(i).database.isEmpty())
            m_settings.setValue(u"database"_s, connections.at(i).database);
    }
    m_settings.endArray();
}

} // namespace catalpa
