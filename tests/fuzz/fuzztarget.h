// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

#include <span>

namespace catalpa::fuzz {

//! A parser of what comes from outside. Whatever it is given, it must come back, and keep its promises; what it does
//! not keep ends the program.
struct FuzzTarget {
    const char *name; //!< Also of its folder in tests/fuzz/corpus.
    void (*run)(const QByteArray &input);
};

//! Those that read text, such as a search that was typed, those that read files and messages, and those that read books
//! from other programs.
std::span<const FuzzTarget> textTargets();
std::span<const FuzzTarget> fileTargets();
std::span<const FuzzTarget> recordTargets();

//! The one of that name, or null.
const FuzzTarget *fuzzTarget(const QByteArray &name);

//! Ends the program when a promise is not kept.
void require(bool kept, const char *promise);

} // namespace catalpa::fuzz
