//! A controller tuned by the gradient of its loss over a simulated step.

use grad_runtime::grad;

/// Steps of the simulation.
pub const STEPS: usize = 40;

/// The loss of a PID controller that brings a mass with friction to 1: squared error and effort over time.
#[grad]
pub fn tracking_loss(gains: &[f32; 3]) -> f32 {
    let dt = 0.05;
    let (mut position, mut speed, mut integral) = (0.0f32, 0.0f32, 0.0f32);
    let mut loss = 0.0;
    for _ in 0..STEPS {
        let error = 1.0 - position;
        integral += error * dt;
        let force = (gains[0] * error + gains[1] * integral - gains[2] * speed).clamp(-8.0, 8.0);
        speed += (force - 0.5 * speed * speed * speed) * dt;
        position += speed * dt;
        loss += (error * error + 1e-3 * force * force) * dt;
    }
    loss
}
