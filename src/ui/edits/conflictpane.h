// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/fieldchange.h"

#include <QtWidgets/QFrame>

#include <memory>

namespace Ui {
class ConflictPane;
}

namespace catalpa::ui {

//! Asks about one field that two people have changed: what it was, theirs and yours, with the differences, and a place
//! for a third value. Comes under the tool bar and takes no focus by itself.
class ConflictPane final : public QFrame {
    Q_OBJECT

public:
    explicit ConflictPane(QWidget *parent = nullptr);
    ~ConflictPane() override;

    //! Asks about \a conflict of \a edit, which is number \a place of \a count.
    void ask(const Edit &edit, const FieldConflict &conflict, int place, int count);
    //! Another number of the same question.
    void setPlace(int place, int count);
    //! Says why what was typed cannot be recorded.
    void complain(const QString &sentence);

Q_SIGNALS:
    void theirsChosen();
    //! \a typed is what stands in the place for yours, empty for the value of the edit as it is.
    void mineChosen(const std::optional<QString> &typed);
    void laterChosen();
    void showRequested();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void connectButtons();
    void showSymbol();
    void showDifferences();
    QString typed() const;

    std::unique_ptr<Ui::ConflictPane> m_ui;
    FieldConflict m_conflict;
    bool m_isLong = false; //!< The field has several lines.
    bool m_isTyped = false; //!< Another value than the edit's stands in the place for yours.
};

} // namespace catalpa::ui
