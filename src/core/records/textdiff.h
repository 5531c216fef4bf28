// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace catalpa {

//! A piece of two texts that are compared.
struct TextRun {
    enum class Kind { Same, Removed, Added };

    Kind kind = Kind::Same;
    QString text;

    bool operator==(const TextRun &) const = default;
};

//! How \a from becomes \a to, word by word. What is removed stands before what is added in its place. Texts that differ
//! in very many words are compared at their beginnings and ends only, so that it takes some milliseconds at most.
QList<TextRun> textDiff(const QString &from, const QString &to);

//! The same, with all but \a around characters of longer equal pieces left out, for which "…" stands.
QList<TextRun> shortened(const QList<TextRun> &runs, qsizetype around);

} // namespace catalpa
