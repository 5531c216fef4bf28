// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/lookup/lookup.h"

namespace catalpa::cli {

struct Context;

//! What was asked, as it was typed, and what was answered.
struct AnsweredQuestion {
    QString asked;
    exchange::LookUpQuery query;
    exchange::LookUpAnswer answer;
    QString problem{}; //!< Why there is no answer, as a sentence.
};

//! Writes what a target has answered as the answer of the command, and its sentences for people to the standard error.
void writeAnswers(const exchange::LookUpTarget &target, const QList<AnsweredQuestion> &answers, Context &context);
//! Writes the targets that come with the program.
void writeTargets(Context &context);

} // namespace catalpa::cli
