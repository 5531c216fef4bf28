// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "contrast.h"
#include "support/testregistry.h"
#include "ui/widgets/palettes.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::ui;

//! Every text can be read on every ground that it stands on, and every edge be seen.
class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAndEdges_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("contrast");
        QTest::addColumn<double>("text");

        QTest::addRow("light") << false << false << 4.5;
        QTest::addRow("dark") << true << false << 4.5;
        QTest::addRow("black on white") << false << true << 7.0;
        QTest::addRow("white on black") << true << true << 7.0;
    }
    void textsAndEdges()
    {
        QFETCH(const bool, dark);
        QFETCH(const bool, contrast);
        QFETCH(const double, text);
        const theme::Colours &colours = theme::coloursOf(dark, contrast);
        const QPalette palette = theme::paletteOf(colours);
        const auto atLeast = [](double least, const QColor &one, const QColor &ground, const char *what) {
            const double found = test::contrast(one, ground);
            QVERIFY2(found >= least, qPrintable(u"%1: %2"_s.arg(QLatin1String(what)).arg(found)));
        };

        for (const auto role : {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button}) {
            const QColor ground = palette.color(role);
            atLeast(text, colours.text, ground, "text");
            atLeast(text, colours.secondary, ground, "secondary");
            atLeast(4.5, colours.edited, ground, "edited");
            atLeast(4.5, colours.conflict, ground, "conflict");
            atLeast(4.5, colours.danger, ground, "danger");
            atLeast(4.5, colours.accent, ground, "accent");
            atLeast(3, colours.border, ground, "border");
        }
        // What is chosen has this ground, and a bar.
        const QColor chosen = palette.color(QPalette::Midlight);
        atLeast(text, colours.text, chosen, "text, chosen");
        atLeast(4.5, colours.secondary, chosen, "secondary, chosen");
        atLeast(3, colours.accent, chosen, "bar");
        atLeast(text, colours.accentText, colours.accent, "text on the accent");
    }
};

CATALPA_TEST(ThemeTest)
#include "tst_theme.moc"
