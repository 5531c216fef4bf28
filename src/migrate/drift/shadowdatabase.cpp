// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/drift/shadowdatabase.h"

#include "base/logging.h"
#include "base/text.h"

#include "migrate/run/scratchrun.h"
#include "sql/identifier.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRandomGenerator>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

constexpr auto prefix = "catalpa_shadow_"_L1;
constexpr qint64 longestLeft = 3'600; //!< Seconds, after which one that nobody uses was left by a killed program.

// As JSON, because the columns have other names from one version to the next.
constexpr auto databaseStatement = R"sql(
SELECT to_jsonb(d), pg_encoding_to_char(d.encoding)
  FROM pg_database AS d WHERE d.datname = current_database()
)sql";

constexpr auto rightStatement = R"sql(
SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user
)sql";

constexpr auto leftStatement = R"sql(
SELECT d.datname
  FROM pg_database AS d
 WHERE d.datname ~ '^catalpa_shadow_[0-9]+_[0-9a-f]+$' AND split_part(d.datname, '_', 3)::numeric < $1::numeric
   AND pg_has_role(d.datdba, 'USAGE')
   AND NOT EXISTS (SELECT FROM pg_stat_activity AS a WHERE a.datid = d.oid)
)sql";

//! Ends the whole, and not only one file: the link, or the person.
bool endsAll(const Error &error)
{
    return error.sql().sqlState.isEmpty() || error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Offline
        || error.kind == ErrorKind::OutcomeUnknown;
}

} // namespace

ShadowDatabase::ShadowDatabase(db::Session &live, ScratchServers servers)
    : m_live(live)
    , m_servers(std::move(servers))
{
}

ShadowDatabase::~ShadowDatabase()
{
    drop();
}

Result<> ShadowDatabase::begin()
{
    ConnectionAddress address = m_live.address();
    if (m_servers) {
        const auto server = m_servers();
        if (!server)
            return passOn(server);
        address = server->address;
        m_keeper = server->keeper;
        if (const auto alike = checkVersion(address); !alike)
            return alike;
    } else {
        const auto right = m_live.run(rightStatement);
        if (!right)
            return passOn(right);
        if (!right->boolean(0, 0))
            return failure(ErrorKind::Rights,
                           Text::tr("Your role may not create databases on this server (the right CREATEDB)."));
    }
    m_administration = std::make_unique<db::Session>(address);
    m_administration->setInterrupt(m_live.interrupt());
    return dropOld().and_then([this] { return create(); });
}

//! Definitions are written in another way by another version.
Result<> ShadowDatabase::checkVersion(const ConnectionAddress &address)
{
    constexpr auto statement = "SELECT current_setting('server_version_num')::integer / 10000";
    db::Session other(address);
    const auto here = other.run(statement);
    const auto there = m_live.run(statement);
    if (!here || !there)
        return passOn(here ? there : here);
    if (here->text(0, 0) == there->text(0, 0))
        return {};
    return failure(ErrorKind::Rights,
                   Text::tr("The server is PostgreSQL %1, and that of this computer is %2, so they could not be tried "
                            "out here either.")
                       .arg(there->text(0, 0), here->text(0, 0)));
}

Result<> ShadowDatabase::dropOld()
{
    const qint64 before = QDateTime::currentSecsSinceEpoch() - longestLeft;
    const auto left = m_administration->run(leftStatement, {before});
    if (!left)
        return passOn(left);
    for (int row = 0; row < left->count(); ++row) {
        if (const auto gone = m_administration->run("DROP DATABASE IF EXISTS " + sql::quotedName(left->text(row, 0)));
            !gone)
            qCInfo(logMigrate) << "a shadow database stays:" << gone.error().detail;
    }
    return {};
}

Result<> ShadowDatabase::create()
{
    m_name = prefix + QString::number(QDateTime::currentSecsSinceEpoch()) + u'_'
        + QString::number(QRandomGenerator::system()->generate64(), 16);
    const auto statement = creation(m_name);
    if (!statement)
        return passOn(statement);
    if (const auto created = m_administration->run(*statement); !created) {
        m_name.clear();
        return failure(ErrorKind::Rights,
                       Text::tr("A database for trying them out could not be made: %1").arg(created.error().message),
                       created.error().detail);
    }
    ConnectionAddress address = m_administration->address();
    address.database = m_name;
    m_session = std::make_unique<db::Session>(address);
    m_session->setInterrupt(m_live.interrupt());
    m_reader = std::make_unique<schema::SnapshotReader>(*m_session, extent());
    m_isUsed = false;
    return m_session->script("SET client_min_messages TO warning", db::Session::usualDeadline);
}

//! The encoding and the sorting are those of the live database.
Result<QByteArray> ShadowDatabase::creation(const QString &name)
{
    const auto live = m_live.run(databaseStatement);
    if (!live)
        return passOn(live);
    const QJsonObject own = QJsonDocument::fromJson(live->text(0, 0).toUtf8()).object();
    QByteArray statement = "CREATE DATABASE " + sql::quotedName(name) + " TEMPLATE template0 ENCODING "
        + sql::quotedText(live->text(0, 1)) + " LC_COLLATE " + sql::quotedText(own["datcollate"_L1].toString())
        + " LC_CTYPE " + sql::quotedText(own["datctype"_L1].toString());
    const QString locale = own[own.contains("datlocale"_L1) ? "datlocale"_L1 : "daticulocale"_L1].toString();
    if (own["datlocprovider"_L1].toString() == "i"_L1)
        statement += " LOCALE_PROVIDER icu ICU_LOCALE " + sql::quotedText(locale);
    return statement;
}

Result<> ShadowDatabase::run(const Migration &migration)
{
    m_isUsed = true;
    if (migration.schema != "public"_L1) {
        const auto made = m_session->run("CREATE SCHEMA IF NOT EXISTS " + sql::quotedName(migration.schema));
        if (!made)
            return passOn(made);
    }
    const auto ran = runInScratch(*m_session, migration);
    if (ran || endsAll(ran.error()))
        return ran;
    return failure(Error{ErrorKind::Invalid, Text::tr("PostgreSQL answers: %1.").arg(ran.error().sql().primary),
                         ran.error().detail, ran.error().sqlDetails});
}

Result<schema::SchemaSnapshot> ShadowDatabase::snapshot(const QStringList &schemas)
{
    return m_reader->read(schemas);
}

Result<> ShadowDatabase::clear()
{
    if (!m_isUsed)
        return {};
    drop();
    return create();
}

void ShadowDatabase::drop()
{
    m_reader.reset();
    m_session.reset();
    if (m_name.isEmpty() || !m_administration)
        return;
    // Also when somebody has stopped what this is for.
    m_administration->setInterrupt(nullptr);
    const auto gone = m_administration->run("DROP DATABASE IF EXISTS " + sql::quotedName(std::exchange(m_name, {}))
                                            + " WITH (FORCE)");
    m_administration->setInterrupt(m_live.interrupt());
    if (!gone)
        qCWarning(logMigrate) << "the shadow database could not be dropped:" << gone.error().detail;
}

} // namespace catalpa::migrate
