// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>

#include <functional>

namespace catalpa {

//! A code with what it stands for, in English.
struct NamedCode {
    QString code;
    QString name;

    bool operator==(const NamedCode &) const = default;
};

//! The lines "code name" of a list that is a part of the program (resources/codes).
QList<NamedCode> codeList(const QString &file);

//! A code with what is compared of its names.
struct FoldedCode {
    NamedCode code;
    QStringList folded; //!< The English name first; none is empty.
};

//! \a others: the names of a code besides the English one.
QList<FoldedCode> foldedCodes(const QList<NamedCode> &codes,
                              const std::function<QStringList(const NamedCode &)> &others = {});

//! The codes of which a text may be the beginning, or of a name or of a word of the English one, the likeliest first.
//! \a code: the text as codes of the list are written.
QList<NamedCode> codesBeginning(const QList<FoldedCode> &all, const QString &code, const QString &text);

//! The code that a text names in full, by its English name, else by another one that no other code has; empty for any
//! other text.
QString codeNamed(const QList<FoldedCode> &all, const QString &text);

} // namespace catalpa
