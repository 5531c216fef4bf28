// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QProgressBar>

QT_BEGIN_NAMESPACE
class QVariantAnimation;
QT_END_NAMESPACE

namespace catalpa::ui {

//! A thin line that fills: what is done is solid, what is being done breathes, so that long work is seen to be alive.
//! Screen readers are told as by any progress bar. Draws nothing while it rests, and keeps its place.
class ProgressLine final : public QProgressBar {
    Q_OBJECT

public:
    explicit ProgressLine(QWidget *parent = nullptr);

    //! \a done of \a total are done and one more is under way; total 0 when the number is not known yet.
    void advance(int done, int total);
    void rest();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVariantAnimation *m_breath;
    bool m_isUnderWay = false;
};

} // namespace catalpa::ui
