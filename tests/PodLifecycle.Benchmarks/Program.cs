using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PodLifecycle.Benchmarks;

if (ProbeHour.Run(args) || FreshProcess.Run(args) || SideBySide.Run(args))
    return;

// On a busy machine the optimized code of a method comes seconds late: three rounds of warming up would measure the other code.
const int WarmupCount = 10;

// In this process: a build of its own for each run would take longer than the measuring.
IConfig config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithWarmupCount(WarmupCount).WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumn(StatisticColumn.OperationsPerSecond);
BenchmarkSwitcher.FromAssembly(typeof(PodBenchmarks).Assembly).Run(args, config);
