// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/components.h"
#include "support/testregistry.h"
#include "ui/widgets/theme.h"

#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::ui;

//! Who uses the work of others says so, under the terms that they chose.
class LicencesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Appearance::Light); } // Brings the resources.

    void everyPartHasItsLicence()
    {
        const QList<Component> all = components();

        QVERIFY(all.size() > 5);
        QCOMPARE(all.constFirst().name, u"Catalpa"_s);
        for (const Component &component : all) {
            const QString text = licenceOf(component);
            QVERIFY2(!component.name.isEmpty() && !component.purpose.isEmpty(), qPrintable(component.name));
            QVERIFY2(text.contains(component.copyright) && text.size() > 1000, qPrintable(component.name));
        }
    }

    void everythingThatTheProgramsAreLinkedWithIsListed()
    {
        // Of the compiler and the system: never shipped.
        static const QRegularExpression system(u"^(libc|libm|libgcc_s|libstdc\\+\\+|ld-linux.*)\\.so"_s);
        QStringList missing;

        for (const QString &library : needed()) {
            const QList<Component> all = components();
            const bool listed = std::any_of(all.cbegin(), all.cend(), [&library](const Component &component) {
                return std::any_of(component.libraries.cbegin(), component.libraries.cend(),
                                   [&library](const QString &name) { return library.startsWith(name); });
            });
            if (!listed && !library.contains(system))
                missing += library;
        }

        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u' ')));
    }

private:
    static QStringList needed()
    {
        static const QRegularExpression line(uR"(\(NEEDED\)[^\[]*\[([^\]]+)\])"_s);
        QStringList libraries;
        for (const QString &program : QStringLiteral(CATALPA_PROGRAMS).split(u':')) {
            QProcess readelf;
            readelf.start(QStringLiteral(CATALPA_READELF), {u"-d"_s, u"-W"_s, program});
            if (!readelf.waitForFinished() || readelf.exitCode() != 0)
                qFatal("readelf does not understand %s", qPrintable(program));
            auto matches = line.globalMatch(QString::fromUtf8(readelf.readAllStandardOutput()));
            while (matches.hasNext())
                libraries += matches.next().captured(1);
        }
        if (libraries.size() < 5)
            qFatal("No libraries were found");
        return libraries;
    }
};

CATALPA_TEST(LicencesTest)
#include "tst_licences.moc"
