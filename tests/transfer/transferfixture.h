// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer.h"
#include "support/testserver.h"

#include <QtTest/QTest>

#include <functional>

namespace catalpa::db {
class Session;
}

//! The value of a result, which has to be there. For test functions.
#define GOT(variable, expression)                                                                                      \
    const auto variable = (expression);                                                                                \
    QVERIFY2(variable, variable ? "" : qPrintable(variable.error().message + u' ' + variable.error().detail))

//! The error of a result that must not be there, with a sentence for people. For test functions.
#define REFUSED(variable, expression, expectedKind)                                                                    \
    const auto variable##Result = (expression);                                                                        \
    QVERIFY2(!variable##Result, "It was not refused");                                                                 \
    const Error variable = variable##Result.error();                                                                   \
    qInfo().noquote() << variable.message << "|" << variable.detail;                                                   \
    QCOMPARE(variable.kind, expectedKind);                                                                             \
    QVERIFY2(test::isSentence(variable.message), qPrintable(variable.message))

namespace catalpa::test {

//! Applies all bundled migrations, or those of the schema public alone.
void makeTables(const ConnectionAddress &address, bool alsoOwn = true);
//! A database with the tables and some records with everything that is hard to copy: other scripts, tabs, line ends,
//! backslashes, a line \. , empty and missing texts, gaps in the numbers, old dates.
ConnectionAddress hardShelves(TestServer &server, bool alsoOwn = true);
//! The same with many records: \a authors, with twenty books each.
ConnectionAddress longShelves(TestServer &server, int authors);

//! All of a catalogue as text, to be compared.
QStringList everything(const TestServer &server, const ConnectionAddress &address);

//! Files an author and a book of hardShelves().
void fileByHand(const TestServer &server, const ConnectionAddress &address);
//! Details of an author and two books, and of an author that is not there.
void fillDetails(const TestServer &server, const ConnectionAddress &address);
QStringList detailsIn(const TestServer &server, const ConnectionAddress &address);
QStringList filedByHand(const TestServer &server, const ConnectionAddress &address);
//! What lists are read from, after it has taken over all changes.
QStringList readFrom(const TestServer &server, const ConnectionAddress &address);

Result<TransferReport> saved(const ConnectionAddress &from, const QString &file);
Result<TransferReport> restored(const QString &file, const ConnectionAddress &to);
Result<TransferReport> moved(const ConnectionAddress &from, const ConnectionAddress &to,
                             const Transfer::Progress &progress = {}, const std::function<bool()> &interrupted = {});

bool isSentence(const QString &message);

} // namespace catalpa::test
