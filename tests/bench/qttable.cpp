// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qttable.h"

#include <QtSql/QSqlError>
#include <QtSql/QSqlTableModel>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

const auto connectionName = u"qttable"_s;

// The order of Catalpa's own list, so that its index serves here too.
const auto booksSql = uR"sql(
    SELECT b.id, b.title, a.name, b.created_at
      FROM public.books b JOIN public.authors a ON a.id = b.author_id
     ORDER BY left(b.title, 500) COLLATE "und-x-icu", b.id)sql"_s;

QSqlDatabase described(const ConnectionAddress &address)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s, connectionName);
    database.setHostName(address.host);
    database.setPort(address.port);
    database.setDatabaseName(address.database);
    database.setUserName(address.user);
    return database;
}

} // namespace

QtTable::QtTable(const ConnectionAddress &address, Kind kind)
    : m_kind(kind)
    , m_database(described(address))
{
    m_view.resize(1100, 700);
    m_view.show();
}

QtTable::~QtTable()
{
    m_view.setModel(nullptr);
    m_model.reset();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(connectionName);
}

void QtTable::open()
{
    if (!m_database.isOpen() && !m_database.open())
        qFatal("The baseline cannot connect: %s", qPrintable(m_database.lastError().text()));
    if (m_kind == Kind::QueryByTitle) {
        m_model = std::make_unique<QSqlQueryModel>();
        m_model->setQuery(booksSql, m_database);
    } else {
        auto table = std::make_unique<QSqlTableModel>(nullptr, m_database);
        table->setTable(u"books"_s);
        if (m_kind == Kind::TableByTitle)
            table->setSort(table->fieldIndex(u"title"_s), Qt::AscendingOrder);
        table->select();
        m_model = std::move(table);
    }
    if (m_model->lastError().isValid())
        qFatal("The baseline was refused: %s", qPrintable(m_model->lastError().text()));
    m_view.setModel(m_model.get());
}

void QtTable::sort(int column, Qt::SortOrder order)
{
    m_model->sort(column, order);
}

void QtTable::search(const QString &text)
{
    static_cast<QSqlTableModel &>(*m_model).setFilter(
        text.isEmpty() ? QString() : u"title ILIKE '%%1%'"_s.arg(QString(text).replace(u'\'', u"''"_s)));
}

} // namespace catalpa::test
