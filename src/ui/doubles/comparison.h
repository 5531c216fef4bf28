// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/doubles/comparedpair.h"

#include <QtWidgets/QTreeWidget>

namespace catalpa::ui {

//! Two records side by side: what they differ in, and what the one that stays will hold. Space, Return or a double
//! click on a field takes what the other one says, then all of both where there may be several values, and then again
//! its own.
class Comparison final : public QTreeWidget {
    Q_OBJECT

public:
    explicit Comparison(QWidget *parent = nullptr);

    void show(const ComparedPair &pair);
    void showNothing();
    const ComparedPair &pair() const { return m_pair; }
    //! The other record stays.
    void exchange();
    //! False: the choices are shown, and cannot be changed.
    void setCanChoose(bool can) { m_canChoose = can; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addFacts();
    void addDifferences();
    void fill(QTreeWidgetItem *row, const Difference &difference);
    void chooseNext(QTreeWidgetItem *row);

    ComparedPair m_pair;
    QList<Difference> m_differences;
    bool m_canChoose = true;
};

} // namespace catalpa::ui
