// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "prisma/language/source.h"

#include <QtCore/QList>

namespace catalpa::prisma {

//! Something in a schema that cannot be accepted.
struct Problem {
    Place place;
    QString message; //!< A sentence.
    QString hint = {}; //!< What to write instead, as a sentence; empty when the message says it.

    bool operator==(const Problem &) const = default;
};

//! The problems of a schema, collected while it is read.
class Problems final {
public:
    void add(const Place &place, const QString &message, const QString &hint = {});
    bool isEmpty() const { return m_problems.isEmpty(); }
    const QList<Problem> &list() const { return m_problems; }

    //! ErrorKind::Invalid with "file:line:column: sentence" for each, in the order of the files, ten at most.
    Error error(const QList<SourceFile> &files) const;

private:
    QList<Problem> m_problems;
};

} // namespace catalpa::prisma
