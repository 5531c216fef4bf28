// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace catalpa::exchange {

struct MarcSubfield {
    QChar code;
    QString value;

    bool operator==(const MarcSubfield &) const = default;
};

//! A field; a control field has a value and no subfields.
struct MarcField {
    QString tag; //!< Three characters.
    QString value{};
    QChar first = u' '; //!< The indicators.
    QChar second = u' ';
    QList<MarcSubfield> subfields{};

    //! The first subfield of that code; empty without one.
    QString operator[](QChar code) const;
    //! Those of one code, each.
    QStringList all(QChar code) const;
    //! Those of any of the \a codes, in the order of the field, with a separator between them.
    QString joined(QStringView codes, const QString &separator = QStringLiteral(" ")) const;
    //! A number that the tag is; 0 for one with letters.
    int number() const;

    bool operator==(const MarcField &) const = default;
};

//! A record of MARC 21 or UNIMARC as text.
struct MarcRecord {
    QString leader; //!< 24 characters, or fewer when damaged.
    QList<MarcField> fields;
    QStringList problems; //!< What was wrong with its bytes.

    //! The first field with that tag; null without one.
    const MarcField *field(QStringView tag) const;

    bool operator==(const MarcRecord &) const = default;
};

} // namespace catalpa::exchange
