// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/parsetree.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace catalpa::sql {
namespace {

void visitValue(const QJsonValue &value, const std::function<void(const Node &)> &look)
{
    if (value.isObject())
        Node(value).visit(look);
    for (const QJsonValue each : value.toArray())
        visitValue(each, look);
}

} // namespace

Node::Node(const QJsonValue &value)
    : m_fields(value.toObject())
{
    // Kinds begin with a capital, fields do not.
    if (m_fields.size() == 1 && m_fields.constBegin().key().at(0).isUpper()) {
        m_kind = m_fields.constBegin().key();
        m_fields = m_fields.constBegin().value().toObject();
    }
}

QList<Node> Node::list(QLatin1String field) const
{
    QList<Node> nodes;
    for (const QJsonValue each : m_fields[field].toArray())
        nodes += Node(each);
    return nodes;
}

QStringList Node::names(QLatin1String field) const
{
    QStringList names;
    for (const Node &each : list(field))
        names += each.text("sval"_L1);
    return names;
}

QList<int> Node::numbers(QLatin1String field) const
{
    QList<int> numbers;
    for (const Node &each : list(field))
        numbers += each.m_fields["ival"_L1].toObject()["ival"_L1].toInt();
    return numbers;
}

void Node::visit(const std::function<void(const Node &)> &look) const
{
    look(*this);
    for (const QJsonValue value : m_fields)
        visitValue(value, look);
}

} // namespace catalpa::sql
