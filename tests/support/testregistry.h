// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QFileInfo>
#include <QtCore/QMap>

#include <functional>
#include <memory>

class QObject;

namespace catalpa::test {

using TestFactory = std::function<std::unique_ptr<QObject>()>;

//! The test classes of one executable by name, which is that of their file: tst_session.cpp holds "session".
QMap<QString, TestFactory> &registeredTests();

//! Runs the test class named by the first argument with the arguments that follow, or else all of them.
//! The number of failures, at most 127.
int runTests(int argc, char **argv);

struct TestRegistration {
    TestRegistration(const char *file, TestFactory factory)
    {
        registeredTests().insert(QFileInfo(QString::fromUtf8(file)).completeBaseName().mid(4), std::move(factory));
    }
};

} // namespace catalpa::test

//! In the place of QTEST_MAIN: adds a test class to the executable of its folder.
#define CATALPA_TEST(Class)                                                                                            \
    static const catalpa::test::TestRegistration testRegistration(__FILE__, [] { return std::make_unique<Class>(); });
