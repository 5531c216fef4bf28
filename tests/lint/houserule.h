// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sourcefile.h"

#include <functional>

namespace catalpa::lint {

//! Something that holds for every file, and a file that breaks it and one that keeps it, which prove the rule itself.
struct HouseRule {
    QString name;
    QString sentence;
    std::function<QList<Offence>(const SourceFile &)> check;
    SourceFile bad;
    SourceFile good;
};

//! What a pattern is looked for in.
enum class View {
    Code, //!< Without comments and the contents of literals.
    Statements //!< Without comments.
};

//! Where a pattern rule holds: in the C++ files whose path begins with \a in, but not with one of \a except.
struct Where {
    QString in;
    QStringList except = {};
};

//! A check that no C++ file there matches \a pattern.
std::function<QList<Offence>(const SourceFile &)> forbid(Where where, View view, const QString &pattern);

QList<HouseRule> callRules();
QList<HouseRule> layerRules();
QList<HouseRule> textRules();
QList<HouseRule> formRules();
QList<HouseRule> structureRules();

QList<HouseRule> houseRules();

} // namespace catalpa::lint
