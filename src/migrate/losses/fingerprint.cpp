// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/losses/fingerprint.h"

#include "sql/script.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

QJsonValue plain(const QJsonValue &value);

//! What a name says that may have a schema or a table in front of it.
QJsonValue lastOf(const QJsonValue &value)
{
    const QJsonArray names = value.toArray();
    return names.isEmpty() ? value : QJsonArray{plain(names.last())};
}

QJsonObject plainFields(const QJsonObject &fields)
{
    static const QSet<QString> passedOver{
        u"location"_s, u"stmt_location"_s,    u"stmt_len"_s,      u"schemaname"_s, u"catalogname"_s, u"funcformat"_s,
        u"replace"_s,  u"rexpr_list_start"_s, u"if_not_exists"_s, u"concurrent"_s, u"row_format"_s,  u"alias"_s};
    static const QSet<QString> named{u"funcname"_s, u"names"_s, u"collname"_s, u"opclass"_s,
                                     u"fields"_s,   u"name"_s,  u"collation"_s};
    QJsonObject kept;
    // A path in JSON is a text that the server writes with other blanks, quotation marks and parentheses.
    static const QRegularExpression paths(u"[ \"()]"_s);
    if (const QJsonValue text = fields["sval"_L1]; text.isString())
        return {{u"sval"_s, text.toString().remove(paths)}};
    for (auto field = fields.constBegin(); field != fields.constEnd(); ++field) {
        if (!passedOver.contains(field.key()))
            kept.insert(field.key(), named.contains(field.key()) ? lastOf(field.value()) : plain(field.value()));
    }
    return kept;
}

QJsonValue plain(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray list;
        for (const QJsonValue each : value.toArray())
            list += plain(each);
        return list;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    if (object.contains("TypeCast"_L1))
        return plain(object["TypeCast"_L1].toObject()["arg"_L1]);
    if (QJsonObject target = object["ResTarget"_L1].toObject(); !target.isEmpty()) {
        target.remove("name"_L1);
        object["ResTarget"_L1] = target;
    }
    return plainFields(object);
}

} // namespace

QByteArray fingerprintOf(const QJsonValue &tree)
{
    const QByteArray text = QJsonDocument(QJsonArray{plain(tree)}).toJson(QJsonDocument::Compact);
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

QByteArray fingerprintOfStatement(const QByteArray &sql)
{
    const sql::Script script = sql::scriptOf(sql);
    return script.statements.isEmpty() || script.statements.first().tree.isEmpty()
        ? QByteArray()
        : fingerprintOf(script.statements.first().tree);
}

QByteArray fingerprintOfExpression(const QByteArray &sql)
{
    return fingerprintOfStatement("SELECT " + sql);
}

} // namespace catalpa::migrate
