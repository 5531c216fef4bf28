// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testregistry.h"

#include <QtTest/QtTest>

#include <algorithm>

namespace catalpa::test {

QMap<QString, TestFactory> &registeredTests()
{
    static QMap<QString, TestFactory> tests;
    return tests;
}

int runTests(int argc, char **argv)
{
    const auto &tests = registeredTests();
    const QString name = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    if (!name.isEmpty() && !name.startsWith(QLatin1Char('-'))) {
        if (!tests.contains(name)) {
            qCritical("There is no test \"%s\" here; there are: %s", qPrintable(name),
                      qPrintable(QStringList(tests.keys()).join(QLatin1String(", "))));
            return 127;
        }
        argv[1] = argv[0];
        return QTest::qExec(tests.value(name)().get(), argc - 1, argv + 1);
    }
    int failures = 0;
    for (const TestFactory &factory : tests)
        failures += QTest::qExec(factory().get(), argc, argv);
    return std::min(failures, 127);
}

} // namespace catalpa::test
