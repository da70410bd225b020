package org.gatehouse;

import org.gatehouse.seal.Verification;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A project system in which every project is a running BPMN process. */
@SpringBootApplication
public class Gatehouse {

    public static void main(String[] args) {
        SpringApplication.run(Gatehouse.class, Verification.quietly(args));
    }
}
