// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/language/problems.h"

namespace catalpa::prisma {

struct Token {
    enum class Kind {
        Word, //!< A name or keyword.
        Number, //!< As it is written: "-1.50".
        String, //!< Without quotes, escapes resolved.
        Symbol, //!< One character.
        NewLine,
        End
    };

    Kind kind = Kind::End;
    QString text;
    Place place;

    bool is(QChar symbol) const { return kind == Kind::Symbol && text == symbol; }
};

//! The tokens of \a file, which is number \a index of the schema; comments are left out. An End closes the list. What
//! cannot be read is told in \a problems, and left out. Pure.
QList<Token> tokensOf(const SourceFile &file, int index, Problems &problems);

} // namespace catalpa::prisma
