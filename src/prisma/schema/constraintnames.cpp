// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/schema/constraintnames.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {

QString withSuffix(const QString &name, const QString &suffix)
{
    QByteArray bytes = name.toUtf8();
    qsizetype length = longestName - suffix.toUtf8().size();
    if (bytes.size() < length)
        return name + suffix;
    while (length > 0 && length < bytes.size() && (uchar(bytes.at(length)) & 0xC0) == 0x80)
        --length;
    return QString::fromUtf8(bytes.left(length)) + suffix;
}

QString primaryKeyName(const ModelDefinition &model)
{
    return model.id->map.isEmpty() ? withSuffix(model.table, u"_pkey"_s) : model.id->map;
}

QString indexName(const ModelDefinition &model, const IndexDefinition &index)
{
    if (!index.map.isEmpty())
        return index.map;
    const QString columns = columnsOf(model, index.fieldNames()).join(u'_');
    return withSuffix(model.table + u'_' + columns,
                      index.kind == IndexDefinition::Kind::Unique ? u"_key"_s : u"_idx"_s);
}

QString foreignKeyName(const ModelDefinition &model, const RelationField &field)
{
    if (!field.map.isEmpty())
        return field.map;
    return withSuffix(model.table + u'_' + columnsOf(model, *field.fields).join(u'_'), u"_fkey"_s);
}

QStringList columnsOf(const ModelDefinition &model, const QStringList &fields)
{
    QStringList columns;
    for (const QString &field : fields) {
        const ScalarField *scalar = model.scalar(field);
        columns += scalar ? scalar->column : field;
    }
    return columns;
}

} // namespace catalpa::prisma
