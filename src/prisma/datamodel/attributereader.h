// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/language/ast.h"
#include "prisma/language/problems.h"

#include <QtCore/QSet>

namespace catalpa::prisma {

//! Takes the arguments of one attribute, each at most once.
class AttributeReader final {
public:
    //! \a attribute and \a problems must outlive this.
    AttributeReader(const Attribute &attribute, Problems &problems);

    const Expression *take(const QString &name); //!< Null when it is not there.
    const Expression *takeFirst(const QString &name); //!< The one without a name too.
    //! Text in quotes; empty when it is not there.
    QString takeText(const QString &name);
    //! A word such as Cascade; empty when it is not there.
    QString takeWord(const QString &name);
    //! Tells what nobody has taken.
    void finish();

    void problem(const QString &message, const QString &hint = {});
    const Place &place() const { return m_attribute.place; }
    Problems &problems() { return m_problems; }

private:
    const Attribute &m_attribute;
    Problems &m_problems;
    QSet<qsizetype> m_taken;
};

//! The words of [a, b]; tells a problem for anything else. \a what names the list in it.
QStringList wordsOf(const Expression &list, const QString &what, Problems &problems);

//! The attribute called \a name, or null. Tells a second one.
const Attribute *attributeNamed(const std::vector<Attribute> &attributes, const QString &name, Problems &problems);

//! Tells the attributes that are none of \a known.
void refuseOthers(const std::vector<Attribute> &attributes, const QStringList &known, const QString &sign,
                  Problems &problems);

//! The name of @map or @@map, or \a name where there is none.
QString mappedName(const std::vector<Attribute> &attributes, const QString &name, Problems &problems);

} // namespace catalpa::prisma
