// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/marc/marcrecord.h"

#include <algorithm>

namespace catalpa::exchange {

QString MarcField::operator[](QChar code) const
{
    const auto found = std::find_if(subfields.begin(), subfields.end(),
                                    [=](const MarcSubfield &subfield) { return subfield.code == code; });
    return found == subfields.end() ? QString() : found->value;
}

QStringList MarcField::all(QChar code) const
{
    QStringList values;
    for (const MarcSubfield &subfield : subfields) {
        if (subfield.code == code)
            values.append(subfield.value);
    }
    return values;
}

QString MarcField::joined(QStringView codes, const QString &separator) const
{
    QStringList values;
    for (const MarcSubfield &subfield : subfields) {
        if (codes.contains(subfield.code) && !subfield.value.trimmed().isEmpty())
            values.append(subfield.value.trimmed());
    }
    return values.join(separator);
}

int MarcField::number() const
{
    return tag.toInt();
}

const MarcField *MarcRecord::field(QStringView tag) const
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [=](const MarcField &field) { return field.tag == tag; });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace catalpa::exchange
